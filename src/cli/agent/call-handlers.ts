import type { Agent } from '../../agent/agent.ts';
import { snapshot } from '../../agent/status.ts';
import type { CallAnswer, CallHandlers, CallRequest, Outcome } from '../../contract/calls.ts';
import type { OfdRow } from '../../core/day/ofd-row.ts';
import { maskContacts } from '../../core/privacy/mask.ts';
import { cashboxHandlers } from './handlers/cashbox-handlers.ts';
import { followUpHandlers } from './handlers/follow-up-handlers.ts';
import { glanceHandlers } from './handlers/glance-handlers.ts';
import { listHandlers } from './handlers/list-handlers.ts';
import { outcome } from './handlers/outcome.ts';
import { receiptHandlers } from './handlers/receipt-handlers.ts';
import { refused } from './handlers/refused.ts';

/**
 * What the agent answers on its pipe.
 *
 * @param stop called when a caller wants the agent to end
 */
export function callHandlers(agent: Agent, stop: () => void): CallHandlers {
  return {
    ...followUpHandlers(agent),
    ...receiptHandlers(agent),
    ping: () => ({ version: agent.parts.version, pid: process.pid }),
    stop: () => {
      // The answer first: the end closes the pipe.
      setImmediate(stop);
      return {};
    },
    status: () => snapshot(agent),
    ...listHandlers(agent),
    ...glanceHandlers(agent),
    ...cashboxHandlers(agent),
    confirm: ({ cashboxId, author }) => outcome(async () => agent.confirm(cashboxId, author)),
    closeShift: ({ cashboxId, reason = '', author }) => closeShift(agent, cashboxId, maskContacts(reason), author),
    shiftClosing: ({ jobId }) => agent.closing(jobId),
    xReport: ({ cashboxId, author }) => outcome(() => agent.xReport(cashboxId, author)),
    pause: ({ until, author }) => outcome(async () => agent.pause.begin(until, author)),
    resume: ({ author }) => outcome(async () => agent.pause.end(author)),
    acknowledge: ({ keys, author }) => ({ count: agent.alarms.acknowledge(keys, author) }),
    testWays: async ({ wayId }) => ({ ways: await testWays(agent, wayId) }),
    report: ({ date }) => report(agent, date),
    ofdColumns: () => ({ columns: agent.ofdImport.columns }),
    keepOfdRows: ({ columns, ...part }) =>
      outcome(async () => agent.ofdImport.keep({ ...part, rows: part.rows.map(ofdRow) }, columns)),
    decide: ({ jobId, decision, reason, author }) =>
      outcome(() => agent.decide(jobId, decision, maskContacts(reason), author)),
  };
}

function closeShift(agent: Agent, cashboxId: string, reason: string, author: string): CallAnswer<'closeShift'> {
  try {
    return { done: true, jobId: agent.closeShift(cashboxId, { author, reason }) };
  } catch (error) {
    return refused(error);
  }
}

async function report(agent: Agent, date: string | undefined): Promise<CallAnswer<'report'>> {
  try {
    const made = await agent.report(date);
    if (!made) return { done: false, ...noReport(date) };
    // The contract's shape is that of the core; only its lists are not marked as read-only.
    return { done: true, report: made as Extract<CallAnswer<'report'>, { done: true }>['report'] };
  } catch (error) {
    return refused(error);
  }
}

const noReport = (date = '') => ({
  ru: `Отчёта за ${date} нет: его делает агент ночью, пока работает.`,
  en: `There is no report of ${date}: the agent makes it at night, while it runs.`,
});

/** What JSON leaves out is undefined in the core. */
function ofdRow(row: CallRequest<'keepOfdRows'>['rows'][number]): OfdRow {
  return { ...row, fiscalSign: row.fiscalSign, operation: row.operation, issuedAt: row.issuedAt };
}

/** One after the other: a person reads one line for each. */
async function testWays(agent: Agent, wayId: string | undefined): Promise<{ id: string; outcome: Outcome }[]> {
  const tested: { id: string; outcome: Outcome }[] = [];
  for (const way of agent.alarms.ways) {
    const { id } = way.notifier;
    if (wayId === undefined || wayId === id) tested.push({ id, outcome: await outcome(() => way.test()) });
  }
  return tested;
}
