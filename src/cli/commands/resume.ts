import { userInfo } from 'node:os';
import { askAgent } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { refusalLines } from '../screen/commands.ts';
import { complain, say } from '../screen/say.ts';

/** `kassabridge resume`: ends a pause before its time. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, WHERE_OPTIONS);
  const request = { author: userInfo().username };
  const outcome = await askAgent(stateDirOf(values), (agent) => agent.call('resume', request));
  if (outcome.done) say('Пауза снята: чеки пробиваются.');
  else complain(...refusalLines(outcome.ru));
  return outcome.done ? EXIT.fine : EXIT.trouble;
}
