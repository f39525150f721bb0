import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Picture } from '../../src/contract/window.ts';
import { faultyWords } from '../../src/shell/words/agent-words.ts';
import { badReport } from '../support/day-report.ts';
import { CLOSED, DETAIL, OFD_CHECK, TWO, UNCONFIRMED, WAITING } from './fixtures/cashbox.ts';
import { events } from './fixtures/events.ts';
import { AT, DEAD, FINE, HUNG, NOT_SET_UP, TRAINING, TROUBLE } from './fixtures/pictures.ts';
import { DETAILS, ROWS, receiptAnswers } from './fixtures/receipts.ts';
import { AUTOSTART, FOUND, GOOD_LINK, LINK, MISSING, PORTS, RIVAL, TRIAL } from './fixtures/set-up.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

const LONG_MS = 240_000;
const preferences = { language: 'en' } as const;
const REFUSED = {
  done: false,
  ru: 'Чек уже отправлен на кассу: отложить его поздно, агент сверяется с ФН',
  en: 'The receipt was sent to the cashbox: it is too late to put it aside, the agent asks the FN',
};

/** What is Russian by itself: names that people, shops and makers gave, what a person wrote, and the shop's own admin. */
const ALLOWED: readonly string[] = [
  'Фильтр для воды «Ручей», картридж сменный',
  'Фильтр для воды',
  'Ботинки зимние мужские, размер 43',
  'Смирнова И. П.',
  'Петрова И. С.',
  'Ирина',
  'и…@example.ru',
  'АТОЛ 30Ф',
  'ОФД «Пример»',
  'Драйвер АТОЛ',
  'Покупатель подтвердил заказ',
  'Магазин → Кассы',
  '«Активность»',
  '«Сгенерировать ссылку»',
  // The way back to the other language is named in it.
  'Русский',
  'Language (язык)',
];

/** All that is seen or read aloud. */
function saidOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const attributes = ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'];
    const read = [...document.querySelectorAll('*')].flatMap((one) =>
      attributes.flatMap((name) => one.getAttribute(name) ?? []),
    );
    const fields = [...document.querySelectorAll('option')].map(({ text }) => text);
    return [document.title, ...read, ...fields, ...(document.body.textContent ?? '').split('\n')];
  });
}

function russianIn(said: readonly string[]): readonly string[] {
  return said.flatMap((text) => {
    const rest = ALLOWED.reduce((left, allowed) => left.replaceAll(allowed, ''), text);
    return [...rest.matchAll(/.{0,40}[А-яЁё]+.{0,40}/gu)].map(([found]) => found);
  });
}

describe.skipIf(CHROMIUM === undefined)('The English window speaks no Russian', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const found: Record<string, readonly string[]> = {};
  async function look(page: Page, name: string): Promise<void> {
    // What rests a moment before it asks has asked, and its answer is drawn.
    for (let i = 0; i < 3; i++) {
      await page.clock.runFor(2_000);
      await page.waitForLoadState('networkidle');
    }
    const said = await saidOn(page);
    expect(said.join('').length, name).toBeGreaterThan(200);
    const russian = russianIn(said);
    if (russian.length > 0) found[name] = russian;
  }
  function nothingFound(): void {
    const all = { ...found };
    for (const name of Object.keys(found)) delete found[name];
    expect(all).toEqual({});
  }

  it('on Now, Alarms and Journal, in every state of the agent', { timeout: LONG_MS }, async () => {
    const paused = { until: AT + 3_600_000, by: 'Ирина', since: AT };
    const pictures: Readonly<Record<string, Picture>> = {
      ...{ FINE, TROUBLE, DEAD, HUNG, NOT_SET_UP, TRAINING },
      paused: { ...FINE, ...(FINE.snapshot && { snapshot: { ...FINE.snapshot, paused } }) },
      faulty: {
        agent: {
          ...{ state: 'givenUp', since: AT },
          words: faultyWords([{ ru: 'cashboxes[0].port: не указано', en: 'cashboxes[0].port: missing' }]),
        },
      },
    };
    const { page, bridge, close } = await openWindow(browser, {
      ...{ picture: FINE, preferences },
      agent: {
        ...{ today: receiptAnswers().today, events: { events: events(20) }, resume: REFUSED },
        report: { done: true, report: badReport() },
        testWays: { ways: [{ id: 'telegram', outcome: REFUSED }] },
      },
    });
    for (const [name, picture] of Object.entries(pictures)) {
      await bridge.tellPicture(picture);
      for (const screen of ['now', 'alarms', 'journal'] as const) {
        await bridge.tellPlace({ screen });
        await look(page, `${name} ${screen}`);
      }
    }
    await bridge.tellPicture(pictures['paused'] ?? FINE);
    await bridge.tellPlace({ screen: 'now' });
    await page.getByRole('button', { name: 'Resume now' }).click();
    await page.getByText(REFUSED.en).waitFor();
    await look(page, 'resume refused');
    await bridge.tellPlace({ screen: 'alarms' });
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText(REFUSED.en).waitFor();
    await look(page, 'test refused');
    await bridge.tellPlace({ screen: 'journal' });
    await page.getByRole('button', { name: 'Show the report' }).click();
    await page.getByText('Not everything was checked').waitFor();
    await look(page, 'report');
    await close();
    nothingFound();
  });

  it('on Receipts, each with its detail, and where something is refused', { timeout: LONG_MS }, async () => {
    const { page, bridge, close } = await openWindow(browser, {
      ...{ picture: FINE, preferences, width: 1_280 },
      agent: { ...receiptAnswers(), park: REFUSED },
    });
    await bridge.tellPlace({ screen: 'receipts' });
    await look(page, 'list');
    for (const [name, { status }] of Object.entries(DETAILS)) {
      await bridge.tellPlace({ screen: 'receipts', jobId: status.jobId });
      await look(page, name);
    }
    await bridge.tellPlace({ screen: 'receipts', jobId: ROWS.waiting.jobId });
    await page.getByRole('button', { name: 'Put it aside…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('wait');
    await look(page, 'dialog');
    await dialog.getByRole('button', { name: 'Put it aside' }).click();
    await page.getByText(REFUSED.en).waitFor();
    await look(page, 'refusal');
    await close();
    nothingFound();
  });

  it('on Cashbox, with its orders, and where one is refused', { timeout: LONG_MS }, async () => {
    let closing: unknown = WAITING;
    const { page, bridge, close } = await openWindow(browser, {
      ...{ picture: FINE, preferences },
      agent: {
        today: receiptAnswers().today,
        cashbox: {
          done: true,
          cashbox: { ...DETAIL, port: 'auto: драйвер открыл', portEn: 'auto: the driver opened it' },
        },
        ...{ xReport: REFUSED, closeShift: { done: true, jobId: 7 }, shiftClosing: () => closing },
        checkOfd: { done: true, check: OFD_CHECK },
      },
    });
    for (const [name, picture] of Object.entries({ FINE, UNCONFIRMED, TWO, TROUBLE })) {
      await bridge.tellPicture(picture);
      await bridge.tellPlace({ screen: 'cashbox' });
      await look(page, name);
    }
    await bridge.tellPicture(FINE);
    await page.getByRole('button', { name: 'X report' }).click();
    await page.getByText(REFUSED.en).waitFor();
    await look(page, 'X report refused');
    await page.getByRole('button', { name: /OFD/ }).click();
    await page.getByText('no link to the OFD').waitFor();
    await look(page, 'check of the OFD');
    await page.getByRole('button', { name: 'Close the shift…' }).click();
    await look(page, 'dialog of the shift');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Close the shift/ })
      .click();
    await page.getByText('The cashbox ends receipt 5120').waitFor();
    await look(page, 'closing');
    closing = CLOSED;
    await page.clock.runFor(5_000);
    await page.getByText('The shift is closed').first().waitFor();
    await look(page, 'closed');
    await close();
    nothingFound();
  });

  it('on Set-up, at every step', { timeout: LONG_MS }, async () => {
    const { page, bridge, close } = await openWindow(browser, {
      ...{ picture: NOT_SET_UP, preferences },
      shell: { autostart: AUTOSTART },
      setUp: {
        ...{
          settings: { state: 'none' },
          otherAgents: RIVAL,
          tryLink: GOOD_LINK,
          findCashboxes: FOUND,
          serialPorts: PORTS,
        },
        ...{ save: { done: true }, trial: TRIAL, missing: MISSING, cancel: {}, testWay: REFUSED },
      },
    });
    await bridge.tellPlace({ screen: 'setUp' });
    await look(page, 'begin');
    const steps = page.getByRole('navigation', { name: 'Steps of the set-up' }).getByRole('button');
    await steps.first().waitFor();
    const count = await steps.count();
    expect(count).toBeGreaterThan(5);
    for (let at = 0; at < count; at++) {
      await steps.nth(at).click();
      await look(page, `step ${at}`);
      const link = page.locator('#field-shop-link');
      if ((await link.count()) > 0) {
        await link.fill(LINK);
        await look(page, `step ${at}, tried`);
      }
    }
    await close();
    nothingFound();
  });
});
