import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobStatus, StatusSnapshot } from '../../src/contract/snapshot.ts';
import type { Place } from '../../src/contract/window.ts';
import { DETAIL } from './fixtures/cashbox.ts';
import { FINE, FINE_SNAPSHOT, TROUBLE_SNAPSHOT } from './fixtures/pictures.ts';
import { DETAILS, ROWS, receiptAnswers } from './fixtures/receipts.ts';
import { TODAY } from './fixtures/today.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

/** Much less than any screen waits before it asks anew of itself, which it cannot here: its clock stands still. */
const PATIENCE = { timeout: 5_000 };
const JOB: JobStatus = ROWS.waiting;

type Change = (snapshot: StatusSnapshot) => StatusSnapshot;

const queue =
  (more: Partial<StatusSnapshot['queue']>): Change =>
  (snapshot) => ({ ...snapshot, queue: { ...snapshot.queue, ...more } });
const box =
  (more: Partial<StatusSnapshot['cashboxes'][number]>): Change =>
  (snapshot) => ({ ...snapshot, cashboxes: snapshot.cashboxes.map((one) => ({ ...one, ...more })) });

interface Question {
  readonly call: 'today' | 'cashbox' | 'receipt';
  readonly place: Place;
  /** The answer to the question of that number; what of it is seen on the screen names the number. */
  readonly answer: (number: number) => object;
  readonly seen: (number: number) => string;
  /** What in the picture says that there is something new to ask, each on top of the one before. */
  readonly moves: Readonly<Record<string, Change>>;
}

const QUESTIONS: readonly Question[] = [
  {
    call: 'today',
    place: { screen: 'now' },
    answer: (number) => ({ ...TODAY, fiveMinutes: { ...TODAY.fiveMinutes, count: 700 + number } }),
    seen: (number) => String(700 + number),
    moves: {
      'a receipt received': queue({ received: 215 }),
      'a receipt made': queue({ fiscal: 213 }),
      'a receipt refused': queue({ refused: 3 }),
    },
  },
  {
    call: 'cashbox',
    place: { screen: 'cashbox' },
    answer: (number) => ({ done: true, cashbox: { ...DETAIL, taxation: [{ ru: `СНО ${number}`, en: '' }] } }),
    seen: (number) => `СНО ${number}`,
    moves: {
      'a shift closed': box({ shift: { state: 'closed', number: 118 } }),
      'another shift': box({ shift: { state: 'closed', number: 119 } }),
      'something in its way': box({ stoppedBy: { code: 'CB-201', ru: 'Кончилась бумага', en: 'Out of paper' } }),
      'a cable pulled out': box({ connected: false }),
    },
  },
  {
    call: 'receipt',
    place: { screen: 'receipts', jobId: ROWS.waiting.jobId },
    answer: (number) => ({ done: true, receipt: { ...DETAILS.waiting, cashier: `Кассир ${number}` } }),
    seen: (number) => `Кассир ${number}`,
    moves: {
      'a figure of the queue': queue({ reported: 213 }),
      'a receipt that got somewhere': (snapshot) => ({ ...snapshot, recent: [JOB] }),
      'a receipt that waits for a person': (snapshot) => ({ ...snapshot, parked: [{ ...JOB, sides: ['parked'] }] }),
      'another life of the agent': (snapshot) => ({ ...snapshot, startedAt: snapshot.startedAt + 1 }),
    },
  },
];

describe.skipIf(CHROMIUM === undefined)('What a picture shows to have moved', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(QUESTIONS)('is asked for at once, once, and nothing else is: $call', async (question) => {
    const { call, place, answer, seen, moves } = question;
    let number = 0;
    const agent = { ...receiptAnswers(), [call]: () => answer(++number) };
    const { page, bridge, complaints, close } = await openWindow(browser, { picture: FINE, agent });
    const isUpToDate = () =>
      expect.poll(() => page.getByText(seen(bridge.times(call)), { exact: true }).count(), PATIENCE).toBeGreaterThan(0);
    await bridge.tellPlace(place);
    await isUpToDate();
    // Whatever the opening itself asks has been asked once another picture is drawn.
    await bridge.tellPicture({ ...FINE });
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await isUpToDate();

    let snapshot = FINE_SNAPSHOT;
    for (const [what, change] of Object.entries(moves)) {
      const asked = bridge.times(call);
      // Lights and ages come with each picture, and are no reason to ask.
      await bridge.tellPicture({
        ...FINE,
        snapshot: { ...snapshot, at: snapshot.at + 1, lights: TROUBLE_SNAPSHOT.lights },
      });
      snapshot = change(snapshot);
      await bridge.tellPicture({ ...FINE, snapshot });
      await expect.poll(() => bridge.times(call), { ...PATIENCE, message: what }).toBe(asked + 1);
      await isUpToDate();
      expect(bridge.times(call), what).toBe(asked + 1);
    }
    expect(complaints).toEqual([]);
    await close();
  });
});
