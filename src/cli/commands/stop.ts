import { AgentAbsentError } from '../../adapters/pipe/pipe-client.ts';
import { takeLock } from '../../adapters/system/lock.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { AgentCaller } from '../../contract/calls.ts';
import { askAgent } from '../agent/reach-agent.ts';
import { stateFiles } from '../agent/state-files.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { NoAgentError } from '../failures.ts';
import { complain, say } from '../screen/say.ts';

/** How often the lock of the state folder is tried, and how long at most, ms. A receipt in hand is finished first. */
const LOOK_MS = 200;
const PATIENCE_MS = 60_000;

/**
 * `kassabridge stop`: ends the agent, its receipt in hand finished. Done once the folder is free: an installer may replace
 * files then. An agent that does not run is no fault.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, WHERE_OPTIONS);
  const stateDir = stateDirOf(values);
  try {
    await askAgent(stateDir, sayStop);
  } catch (error) {
    if (!(error instanceof NoAgentError)) throw error;
    say('Агент не запущен.');
    return EXIT.fine;
  }
  if (await isFree(stateFiles(stateDir).lock)) {
    say('Агент остановлен, чек в работе закончен.');
    return EXIT.fine;
  }
  complain('Агент ещё заканчивает чек; он остановится сам. Повторите команду через минуту.');
  return EXIT.trouble;
}

/** An agent that is going may close the pipe before its answer has left; whether it went is told by its lock. */
async function sayStop(agent: AgentCaller): Promise<void> {
  await agent.call('ping', {});
  await agent.call('stop', {}).catch((error: unknown) => {
    if (!(error instanceof AgentAbsentError)) throw error;
  });
}

async function isFree(path: string): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const lock = takeLock(path);
    lock?.release();
    if (lock) return true;
    await systemClock.sleep(LOOK_MS);
  }
  return false;
}
