import { userInfo } from 'node:os';
import { askAgentAtLength } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { refusalLines } from '../screen/commands.ts';
import { complain, say } from '../screen/say.ts';

/** `kassabridge test-print`: prints some lines that are no document between two receipts. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, WHERE_OPTIONS, ['касса']);
  const [cashboxId = ''] = positionals;
  const request = { cashboxId, author: userInfo().username };
  const outcome = await askAgentAtLength(stateDirOf(values), (agent) => agent.call('testPrint', request));
  if (outcome.done) say('Пробная печать сделана: это не чек.');
  else complain(...refusalLines(outcome.ru));
  return outcome.done ? EXIT.fine : EXIT.trouble;
}
