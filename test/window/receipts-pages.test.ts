import { describe, expect, it } from 'vitest';
import { MOST_PAGES, ReceiptPages } from '../../renderer/screens/receipts/list/receipt-pages.ts';
import { PAGE_ROWS, rowAt } from '../../renderer/screens/receipts/list/receipts-view.ts';
import type { ReceiptRow, ReceiptsPage, ReceiptsQuery } from '../../src/contract/receipts.ts';
import type { Answered } from '../../src/contract/window.ts';
import { answerOf, rowOf } from './fixtures/receipts.ts';

const ALL = { text: '', filter: 'all' } as const;
const newestFirst = (count: number): readonly ReceiptRow[] =>
  Array.from({ length: count }, (_, at) => rowOf(count - at));

/** An agent that answers when it is told to. */
class SlowAgent {
  readonly asked: ReceiptsQuery[] = [];
  rows: readonly ReceiptRow[];
  isDead = false;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.rows = newestFirst(count);
  }

  readonly ask = async (query: ReceiptsQuery): Promise<Answered<ReceiptsPage>> => {
    this.asked.push(query);
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.isDead
      ? { ok: false, words: { ru: 'Агент не отвечает', en: 'The agent does not answer' } }
      : { ok: true, answer: answerOf(this.rows, query) };
  };

  async answer(): Promise<void> {
    this.#waiting.shift()?.();
    for (let turns = 0; turns < 10; turns++) await Promise.resolve();
  }

  async answerAll(): Promise<void> {
    for (let most = 0; this.#waiting.length > 0 && most < 50; most++) await this.answer();
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }
}

async function opened(count: number): Promise<{ readonly agent: SlowAgent; readonly pages: ReceiptPages }> {
  const agent = new SlowAgent(count);
  const pages = new ReceiptPages(agent.ask, ALL);
  pages.want(ALL);
  pages.follow('first');
  await agent.answerAll();
  return { agent, pages };
}

describe('The pages of the list of receipts', () => {
  it('never loses a search that comes together with a look at rows it knows', async () => {
    const { agent, pages } = await opened(10_000);
    pages.show(0, 20);
    pages.want({ text: '5', filter: 'all' });
    await agent.answerAll();
    await Promise.resolve();
    await agent.answerAll();
    expect(agent.asked.at(-1)?.text).toBe('5');
    expect(pages.view().wanted?.text).toBe('5');
  });

  it('asks once to begin with, and then for what is looked at alone', async () => {
    const { agent, pages } = await opened(10_000);
    expect(agent.asked).toEqual([{ ...ALL, offset: 0, limit: PAGE_ROWS }]);
    pages.show(5_050, 5_070);
    await agent.answerAll();
    expect(agent.asked.at(-1)).toEqual({ ...ALL, offset: 5_000, limit: PAGE_ROWS });
    expect(rowAt(pages.view(), 5_060)?.jobId).toBe(4_940);
    expect(rowAt(pages.view(), 4_999)).toBeUndefined();
  });

  it('makes no queue of quick scrolling: one question at a time, the newest wish next', async () => {
    const { agent, pages } = await opened(10_000);
    for (const first of [500, 1_500, 2_500, 3_500]) pages.show(first, first + 20);
    await agent.answerAll();
    expect(agent.asked.slice(1).map(({ offset }) => offset)).toEqual([500, 3_500]);
  });

  it('throws the answer to an older search away', async () => {
    const { agent, pages } = await opened(10_000);
    pages.want({ ...ALL, text: '5' });
    pages.want({ ...ALL, text: '59' });
    pages.want({ ...ALL, text: '59998' });
    await agent.answer();
    expect(pages.view().wanted).toEqual(ALL);
    await agent.answer();
    expect(pages.view()).toMatchObject({ wanted: { text: '59998' }, total: 1 });
    expect(agent.asked.map(({ text }) => text)).toEqual(['', '5', '59998']);
  });

  it('shows new receipts at once to whoever looks at the top', async () => {
    const { agent, pages } = await opened(300);
    agent.rows = newestFirst(303);
    pages.follow('second');
    await agent.answerAll();
    expect(rowAt(pages.view(), 0)?.jobId).toBe(303);
    expect(pages.view().moved.rows).toBe(0);
  });

  it.each([3, 450])('keeps the row under the eye where %i come in above it', async (more) => {
    const { agent, pages } = await opened(2_000);
    pages.show(700, 720);
    await agent.answerAll();
    const seen = rowAt(pages.view(), 700);
    agent.rows = newestFirst(2_000 + more);
    pages.follow('second');
    await agent.answerAll();
    expect(pages.view().moved.rows).toBe(more);
    expect(rowAt(pages.view(), 700 + more)?.jobId).toBe(seen?.jobId);
    expect(rowAt(pages.view(), 0)).toBeUndefined();
  });

  it('takes the next older row where that one has left the list', async () => {
    const { agent, pages } = await opened(500);
    pages.show(150, 160);
    await agent.answerAll();
    agent.rows = agent.rows.filter(({ jobId }) => jobId !== 350 && jobId !== 400);
    pages.follow('second');
    await agent.answerAll();
    expect(pages.view().moved.rows).toBe(-1);
    expect(rowAt(pages.view(), 149)?.jobId).toBe(349);
  });

  it('does not hold more pages than those around what is seen', async () => {
    const { agent, pages } = await opened(10_000);
    for (let first = 0; first < 4_000; first += PAGE_ROWS) {
      pages.show(first, first + 20);
      await agent.answerAll();
    }
    expect(pages.view().pages.size).toBe(MOST_PAGES);
    expect(rowAt(pages.view(), 3_900)).toBeDefined();
  });

  it('keeps what is known when the agent does not answer, and asks when it is told to', async () => {
    const { agent, pages } = await opened(300);
    agent.isDead = true;
    pages.follow('second');
    await agent.answerAll();
    expect(pages.view()).toMatchObject({ total: 300, fault: { ru: 'Агент не отвечает' } });
    expect(agent.isIdle).toBe(true);
    agent.isDead = false;
    pages.refresh();
    await agent.answerAll();
    expect(pages.view().fault).toBeUndefined();
  });

  it('looks anew when a page does not fit the others, but not for ever', async () => {
    let asked = 0;
    // Each answer knows of another number of receipts.
    const fickle = new ReceiptPages(async () => {
      asked += 1;
      return { ok: true, answer: { total: 1_000 + asked, rows: [...newestFirst(20)] } };
    }, ALL);
    fickle.want(ALL);
    await new Promise(setImmediate);
    fickle.show(350, 420);
    await new Promise(setImmediate);
    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThan(20);
  });

  it('asks for nothing more of an empty list', async () => {
    const { agent, pages } = await opened(0);
    pages.show(0, 0);
    await agent.answerAll();
    expect(agent.asked).toHaveLength(1);
    expect(pages.view()).toMatchObject({ wanted: ALL, total: 0 });
  });
});
