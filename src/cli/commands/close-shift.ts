import { userInfo } from 'node:os';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { AgentCaller } from '../../contract/calls.ts';
import { askAgentAtLength } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { awaitClosing } from '../person/await-closing.ts';
import { closedLines } from '../screen/closing-lines.ts';
import { refusalLines } from '../screen/commands.ts';
import { complain, say } from '../screen/say.ts';

/** `kassabridge close-shift`: the running shift is closed once, and its report shown. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { ...WHERE_OPTIONS, reason: { type: 'string' } }, ['касса']);
  const [cashboxId = ''] = positionals;
  const { reason } = values;
  const request = { cashboxId, author: userInfo().username, ...(reason === undefined ? {} : { reason }) };
  return askAgentAtLength(stateDirOf(values), async (agent) => {
    const ordered = await agent.call('closeShift', request);
    if (ordered.done) return show(agent, ordered.jobId);
    complain(...refusalLines(ordered.ru));
    return EXIT.trouble;
  });
}

async function show(agent: AgentCaller, jobId: number): Promise<number> {
  const closing = await awaitClosing({
    ask: () => agent.call('shiftClosing', { jobId }),
    clock: systemClock,
    onHeldUp: (ru) => complain(`Смена пока не закрыта: ${ru}`),
  });
  switch (closing.state) {
    case 'closed':
      say(...closedLines(closing));
      return EXIT.fine;
    case 'met':
      say('Эта смена закрыта без нас: второго закрытия агент не сделал.');
      return EXIT.fine;
    case 'failed':
      complain(...refusalLines(closing.ru));
      return EXIT.trouble;
    case 'waiting':
      complain(
        `Смена ещё не закрыта. Решение записано (${jobId}): агент закроет её один раз, как только сможет; итог покажет kassabridge status.`,
        `Передумали: kassabridge decide ${jobId} refuse --reason "…"`,
      );
      return EXIT.trouble;
  }
}
