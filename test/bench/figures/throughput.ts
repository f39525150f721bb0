import type { Group } from '../figure.ts';
import { type AgentMemory, AgentProcess, PROBE_FLAGS } from '../support/agent-process.ts';
import { cpuMsOf, HAS_PROC } from '../support/proc.ts';
import { type StartedShop, startKkts, startShop } from '../support/stands.ts';
import { median } from '../support/statistics.ts';
import { until } from '../support/time.ts';
import { makeFirst } from '../support/working-agent.ts';

const RECEIPTS = 10_000;
const EARLY = { from: 500, to: 1_000 };
const LATE = { from: 9_500, to: 10_000 };
/** Waiting and in work at a time: a shop with a queue, not one that hands out everything at once. */
const OUTSTANDING = 40;
/** A hand-out brings up to so many; within one they come faster than between two. */
const PER_HAND_OUT = 5;
const LIMIT_MS = 240_000;
const FLAT_MIB = 1;
const MIB = 2 ** 20;

export const throughput: Group = {
  limitS: 330,
  figures: [
    {
      name: 'agent-throughput',
      title: 'чеков в секунду через весь агент: журнал на диске, касса сразу по TCP, магазин по HTTP',
      unit: 'receipts/s',
      limit: 60,
      better: 'more',
    },
    {
      name: 'agent-steadiness',
      title: 'время чека на 9 500–10 000-м к времени на 500–1 000-м',
      unit: 'ratio',
      limit: 1.1,
      better: 'less',
    },
    {
      name: 'agent-memory-growth',
      title: `память после сборки мусора: на 10 000-м чеке больше, чем на 1 000-м (ровно — не больше ${FLAT_MIB} МиБ)`,
      unit: 'MiB',
      limit: FLAT_MIB,
      better: 'less',
    },
  ],
  async measure(bench) {
    const [kkts, shop] = await Promise.all([startKkts(bench, { count: 1, line: 'instant' }), startShop(bench)]);
    const agent = new AgentProcess(bench, { link: shop.link, ports: kkts.ports, nodeFlags: PROBE_FLAGS });
    await makeFirst(agent, shop);
    const first = await shop.stand.resultCount();
    const beforeMs = HAS_PROC ? cpuMsOf(agent.pid) : Number.NaN;
    await makeUpTo(EARLY.to, first, shop);
    const early = await agent.memory();
    await makeUpTo(RECEIPTS, first, shop);
    const late = await agent.memory();
    const cpuMs = HAS_PROC ? cpuMsOf(agent.pid) - beforeMs : Number.NaN;
    await demandOneDocumentEach(await kkts.stand.receipts(0), await kkts.stand.duplicates(0), first + RECEIPTS);
    const results = (await shop.stand.results()).slice(first);
    const seconds = spanS(results, 0, EARLY.to - 1) + spanS(results, EARLY.to, RECEIPTS - 1);
    const [earlyMs, lateMs] = [EARLY, LATE].map(({ from, to }) => typicalMs(results.slice(from, to)));
    if (earlyMs === undefined || lateMs === undefined) throw new Error('нет отрезков');
    return [
      {
        name: 'agent-throughput',
        value: RECEIPTS / seconds,
        notes: [
          `${RECEIPTS} чеков за ${seconds.toFixed(1)} с; дубликатов в ФН нет`,
          `процессор: ${(cpuMs / RECEIPTS).toFixed(1)} мс на чек у агента`,
        ],
      },
      {
        name: 'agent-steadiness',
        value: lateMs / earlyMs,
        notes: [`обычное время чека: ${earlyMs.toFixed(2)} мс в начале, ${lateMs.toFixed(2)} мс в конце`],
      },
      { name: 'agent-memory-growth', value: (bytesOf(late) - bytesOf(early)) / MIB, notes: [memoryWords(early, late)] },
    ];
  },
};

/** Makes checks until the shop holds so many results, and waits for the last of them. */
async function makeUpTo(count: number, first: number, { stand }: StartedShop): Promise<void> {
  const fed = stand.feed({ total: first + count, outstanding: OUTSTANDING });
  await until(`${count} чеков`, async () => (await stand.resultCount()) >= first + count, LIMIT_MS, 20);
  await fed;
}

async function demandOneDocumentEach(receipts: number, duplicates: number, made: number): Promise<void> {
  if (receipts !== made || duplicates > 0)
    throw new Error(`чеков ${made}, документов ${receipts}, дубликатов ${duplicates}`);
}

function spanS(results: readonly number[], from: number, to: number): number {
  return ((results[to] ?? Number.NaN) - (results[from] ?? Number.NaN)) / 1e6;
}

/** Median time of one receipt, over stretches of one hand-out each. */
function typicalMs(results: readonly number[]): number {
  const stretches = results.slice(PER_HAND_OUT).map((us, i) => (us - (results[i] ?? us)) / PER_HAND_OUT / 1_000);
  return median(stretches);
}

function bytesOf({ heapUsed, external }: AgentMemory): number {
  return heapUsed + external;
}

function memoryWords(early: AgentMemory, late: AgentMemory): string {
  const mib = (bytes: number) => (bytes / MIB).toFixed(2);
  return `куча и внешнее после сборки: ${mib(bytesOf(early))} и ${mib(bytesOf(late))} МиБ; весь процесс (RSS) ${mib(early.rss)} и ${mib(late.rss)} МиБ`;
}
