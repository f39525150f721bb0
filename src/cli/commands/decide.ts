import { userInfo } from 'node:os';
import type { CallRequest } from '../../contract/calls.ts';
import { askAgent } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { oneOf, readArguments, UsageError, wholeNumber } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { refusalLines } from '../screen/commands.ts';
import { complain, say } from '../screen/say.ts';

type Decision = CallRequest<'decide'>['decision'];

/** `kassabridge decide`: what a person says about a receipt that waits for a person. */
export async function run(args: readonly string[]): Promise<number> {
  const options = { ...WHERE_OPTIONS, fd: { type: 'string' }, reason: { type: 'string' } } as const;
  const { values, positionals } = readArguments(args, options, ['номер записи', 'решение: retry, refuse или made']);
  const jobId = wholeNumber('номер записи', positionals[0] ?? '', 1);
  const decision = decisionOf(positionals[1] ?? '', values.fd);
  const reason = values.reason?.trim();
  if (!reason) throw new UsageError('не указана причина: --reason "…" (она остаётся в журнале)');
  const author = userInfo().username;
  const request = { jobId, decision, reason, author };
  const outcome = await askAgent(stateDirOf(values), (agent) => agent.call('decide', request));
  if (outcome.done) say('Записано.');
  else complain(...refusalLines(outcome.ru));
  return outcome.done ? EXIT.fine : EXIT.trouble;
}

function decisionOf(text: string, fd: string | undefined): Decision {
  const kind = oneOf('решение', text, ['retry', 'refuse', 'made']);
  if (kind === 'made') {
    if (fd === undefined) throw new UsageError('для made нужен номер документа: --fd N');
    return { kind, fdNumber: wholeNumber('--fd', fd, 1) };
  }
  if (fd !== undefined) throw new UsageError('--fd нужен только для made');
  return { kind };
}
