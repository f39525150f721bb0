import type { Page } from 'playwright-core';

/** What a long list cost, by the clock of the page; the page must run in real time. */
export interface ScrollFigures {
  /** Longest time between two frames, ms. */
  readonly longestGapMs: number;
  /**
   * Work of the page itself between two stops, at most: time its thread ran, ms. However busy the computer is with other
   * things, no single task took longer than that.
   */
  readonly busiestMs: number;
  readonly frames: number;
  readonly tookMs: number;
  /** Rows that were looked at once the list had come to rest, at each of the stops. */
  readonly checkedRows: number;
  /** Rows that showed something else than they should, in words; none is expected. */
  readonly wrongRows: readonly string[];
}

/** @returns what the row of that place must show; the first is 0 */
export type ExpectedRow = (index: number) => string;

/**
 * Scrolls the list of receipts from its top to its bottom, and rests at some stops where every visible row is compared.
 *
 * @param way how often it rests, and how many screens it moves with each frame
 */
export async function scrollThrough(
  page: Page,
  expected: ExpectedRow,
  { stops = 12, screens = 4 }: { readonly stops?: number; readonly screens?: number } = {},
): Promise<ScrollFigures> {
  const figures: ScrollFigures[] = [];
  const worked = await watchWork(page);
  for (let stop = 1; stop <= stops; stop++) {
    const before = await worked();
    const run = await scrollTo(page, stop / stops, screens);
    const busiestMs = (await worked()) - before;
    const rows = await visibleRows(page);
    const wrongRows = rows
      .filter(({ index, text }) => !text.includes(expected(index)))
      .map(({ index, text }) => `row ${index}: ${text}`);
    figures.push({ ...run, busiestMs, checkedRows: rows.length, wrongRows });
  }
  return {
    longestGapMs: Math.max(...figures.map(({ longestGapMs }) => longestGapMs)),
    busiestMs: Math.max(...figures.map(({ busiestMs }) => busiestMs)),
    frames: sum(figures.map(({ frames }) => frames)),
    tookMs: sum(figures.map(({ tookMs }) => tookMs)),
    checkedRows: sum(figures.map(({ checkedRows }) => checkedRows)),
    wrongRows: figures.flatMap(({ wrongRows }) => wrongRows),
  };
}

/** Gives the time the thread of the page has run so far, ms. */
async function watchWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
}

/** The little of a page that is used here: the bench, which has no DOM types, calls this too. */
interface PageGlobals {
  readonly document: { querySelector(selector: string): { readonly textContent: string | null } | null };
  readonly requestAnimationFrame: (drawn: (now: number) => void) => number;
}

/** @param part of the whole way, 0 to 1 */
function scrollTo(
  page: Page,
  part: number,
  screens: number,
): Promise<Omit<ScrollFigures, 'busiestMs' | 'checkedRows' | 'wrongRows'>> {
  return page.getByRole('listbox').evaluate(
    async (list, [part, screens]) => {
      const goal = Math.round((list.scrollHeight - list.clientHeight) * part);
      const step = list.clientHeight * screens;
      const { requestAnimationFrame } = globalThis as unknown as PageGlobals;
      const frame = () => new Promise<number>(requestAnimationFrame);
      const begun = await frame();
      let [last, longestGapMs, frames] = [begun, 0, 0];
      const tick = async () => {
        const now = await frame();
        longestGapMs = Math.max(longestGapMs, now - last);
        last = now;
        frames += 1;
      };
      while (list.scrollTop < goal - 1) {
        list.scrollTop = Math.min(goal, list.scrollTop + step);
        await tick();
      }
      const seen = list.getBoundingClientRect();
      const isComing = () =>
        [...list.querySelectorAll('[role="option"][aria-busy="true"]')].some((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > seen.top && top < seen.bottom;
        });
      while (isComing()) await tick();
      return { longestGapMs, frames, tookMs: last - begun };
    },
    [part, screens] as const,
  );
}

function visibleRows(page: Page): Promise<readonly { readonly index: number; readonly text: string }[]> {
  return page.getByRole('listbox').evaluate((list) => {
    const seen = list.getBoundingClientRect();
    return [...list.querySelectorAll('[role="option"]')]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > seen.top && top < seen.bottom;
      })
      .map((row) => ({ index: Number(row.getAttribute('aria-posinset')) - 1, text: row.textContent ?? '' }));
  });
}

/**
 * Types a text into the search and measures from the press of its last key until a frame with the result was drawn, ms.
 *
 * @param found what the first row must show then
 */
export async function searchTime(page: Page, text: string, found: string): Promise<number> {
  const box = page.getByRole('searchbox');
  await box.fill(text.slice(0, -1));
  await page.waitForTimeout(300);
  const measured = await box.evaluateHandle((input, found) => {
    const { document, requestAnimationFrame } = globalThis as unknown as PageGlobals;
    const { promise, resolve } = Promise.withResolvers<number>();
    input.addEventListener(
      'keydown',
      () => {
        const pressed = performance.now();
        const look = () => {
          const first = document.querySelector('[role="option"][aria-posinset="1"]');
          if (!first?.textContent?.includes(found)) return requestAnimationFrame(look);
          // Drawn: the frame this was seen in is over when the next one begins.
          return requestAnimationFrame(() => resolve(performance.now() - pressed));
        };
        look();
      },
      { once: true },
    );
    return { promise };
  }, found);
  await box.press(text.slice(-1));
  return measured.evaluate(({ promise }) => promise);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
