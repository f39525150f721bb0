import { userInfo } from 'node:os';
import { askAgentAtLength } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { refusalLines } from '../screen/commands.ts';
import { complain, say } from '../screen/say.ts';

/** `kassabridge x-report`: prints an X report between two receipts, which may take a moment. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, WHERE_OPTIONS, ['касса']);
  const [cashboxId = ''] = positionals;
  const request = { cashboxId, author: userInfo().username };
  const outcome = await askAgentAtLength(stateDirOf(values), (agent) => agent.call('xReport', request));
  if (outcome.done) say('X-отчёт напечатан.');
  else complain(...refusalLines(outcome.ru));
  return outcome.done ? EXIT.fine : EXIT.trouble;
}
