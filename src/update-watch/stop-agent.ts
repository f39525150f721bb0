import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pipeAddress } from '../adapters/pipe/address.ts';
import { AgentAbsentError, callAgent } from '../adapters/pipe/pipe-client.ts';
import { secretReader } from '../adapters/system/secrets/secret-reader.ts';
import { stateFiles } from '../adapters/system/state-files.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Processes } from './processes.ts';

/** Longest end of an agent that has a receipt in hand: the limit for closing a document and some more, ms. */
const LONGEST_END_MS = 330_000;
/** One that works answers at once, ms. */
const ANSWER_MS = 15_000;
const LOOK_MS = 100;

/**
 * Asks the agent of a state folder to end, its receipt in hand finished; nobody ever ends it by force.
 *
 * @returns true when none is at work any more
 */
export async function stopAgent(
  stateDir: string,
  clock: Clock,
  { isAlive }: Pick<Processes, 'isAlive'>,
): Promise<boolean> {
  const { token } = stateFiles(stateDir);
  if (!existsSync(token)) return true;
  try {
    const readSecret = secretReader({ folder: dirname(token), warn: () => undefined });
    const agent = await callAgent(
      pipeAddress(stateDir),
      readSecret(basename(token), (text) => text.trim()),
    );
    const pong = await within(agent.call('ping', {}), clock);
    if (pong === undefined) return false;
    // The end of the pipe is answer enough.
    await within(Promise.race([agent.call('stop', {}).catch(() => undefined), agent.closed]), clock);
    agent.close();
    return await isGone(pong.pid, clock, isAlive);
  } catch (error) {
    // Refused: somebody is there whom we cannot ask.
    return error instanceof AgentAbsentError;
  }
}

async function within<T>(answer: Promise<T>, clock: Clock): Promise<T | undefined> {
  const done = new AbortController();
  const late = clock.sleep(ANSWER_MS, done.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    done.abort();
  }
}

async function isGone(pid: number, clock: Clock, isAlive: Processes['isAlive']): Promise<boolean> {
  const startMs = clock.monotonicMs();
  while (isAlive(pid)) {
    if (clock.monotonicMs() - startMs >= LONGEST_END_MS) return false;
    await clock.sleep(LOOK_MS);
  }
  return true;
}
