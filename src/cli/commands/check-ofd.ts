import type { OfdCheck } from '../../contract/cashbox-detail.ts';
import { askAgentAtLength } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { refusalLines } from '../screen/commands.ts';
import { complain, say } from '../screen/say.ts';

const MARKS: Readonly<Record<OfdCheck['steps'][number]['state'], string>> = {
  fine: '[в порядке]',
  unknown: '[неизвестно]',
  attention: '[внимание]',
  trouble: '[неполадка]',
};

/** `kassabridge check-ofd`: how far the documents get on their way to the OFD, a line a step. */
export async function run(args: readonly string[]): Promise<number> {
  const options = { ...WHERE_OPTIONS, json: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments(args, options, ['касса']);
  const [cashboxId = ''] = positionals;
  const answer = await askAgentAtLength(stateDirOf(values), (agent) => agent.call('checkOfd', { cashboxId }));
  if (!answer.done) {
    complain(...refusalLines(answer.ru));
    return EXIT.trouble;
  }
  const { steps } = answer.check;
  if (values.json) say(JSON.stringify(answer.check));
  else say(...steps.map(({ state, ru }) => `${MARKS[state]} ${ru}`));
  return steps.some(({ state }) => state === 'attention' || state === 'trouble') ? EXIT.trouble : EXIT.fine;
}
