import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Picture } from '../../src/contract/window.ts';
import { DIFFERENCES } from '../../src/core/day/difference.ts';
import { badReport, KINDS } from '../support/day-report.ts';
import { events } from './fixtures/events.ts';
import { FINE, TROUBLE } from './fixtures/pictures.ts';
import { TODAY } from './fixtures/today.ts';
import { violations } from './support/axe.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

const ALL = events(230);
/** Two busy cores draw slowly. */
const PATIENCE = { timeout: 15_000 };

/** As the agent pages them. */
function pageOf({ before, limit, text }: { before?: string; limit: number; text: string }) {
  const fitting = ALL.filter(({ detail, ru }) => `${detail} ${ru}`.includes(text));
  const from = before === undefined ? 0 : fitting.findIndex(({ id }) => id === before) + 1;
  return { events: fitting.slice(from, from + limit) };
}

/** A receipt more. */
function happened(picture: Picture): Picture {
  const { snapshot } = picture;
  if (!snapshot) return picture;
  const queue = { ...snapshot.queue, received: snapshot.queue.received + 1 };
  return { ...picture, snapshot: { ...snapshot, queue } };
}

const agent = {
  today: TODAY,
  events: pageOf,
  acknowledge: { count: 1 },
  testWays: { ways: [{ id: 'telegram', outcome: { done: false, ru: 'Telegram не принял ключ бота [CB-501]' } }] },
};

describe.skipIf(CHROMIUM === undefined)('The screens Alarms and Journal', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('says what, since when and what to do, and takes "I have seen it"', async () => {
    const { page, bridge, close } = await openWindow(browser, { picture: TROUBLE, agent });
    await bridge.tellPlace({ screen: 'alarms' });
    await page.getByText('Проверьте питание и кабель кассы').waitFor();
    await expect(page.getByText('видел(а) Ирина').isVisible()).resolves.toBe(true);
    await expect(page.getByRole('button', { name: 'Я видел(а)' }).count()).resolves.toBe(3);
    await page.getByRole('button', { name: 'Я видел(а)' }).first().click();
    expect(bridge.last('acknowledge')?.request).toEqual({ keys: ['cashbox-silent:kassa1'] });
    await page.getByText('Отмечено').waitFor();

    await page.getByRole('button', { name: 'Отправить пробное' }).click();
    await page.getByText('Telegram не принял ключ бота').waitFor();
    await close();
  });

  it('leads to what an alarm is about', async () => {
    const { page, bridge, close } = await openWindow(browser, { picture: TROUBLE, agent });
    await bridge.tellPlace({ screen: 'alarms' });
    await page.getByRole('button', { name: 'Открыть кассу' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Касса' }).waitFor();
    await bridge.tellPlace({ screen: 'alarms' });
    await page.getByRole('button', { name: 'Открыть чеки' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Чеки' }).waitFor();
    await close();
  });

  it('calls no alarms fine only when every light is known', async () => {
    const { page, bridge, close } = await openWindow(browser, { picture: FINE, agent });
    await bridge.tellPlace({ screen: 'alarms' });
    await page.getByRole('heading', { name: 'Тревог нет' }).waitFor();
    await close();
  });

  it('pages through what happened, finds, leads to the receipt and saves the support file', async () => {
    const shell = { saveSupportFile: { state: 'done', detail: 'support.jsonl' } };
    const { page, bridge, close } = await openWindow(browser, { picture: FINE, agent, shell });
    await bridge.tellPlace({ screen: 'journal' });
    await page.clock.runFor(1_000);
    await page.getByText('Покупатель подтвердил заказ').first().waitFor();
    const rows = page.getByRole('listitem');
    await expect(rows.count()).resolves.toBe(100);
    await page.getByRole('button', { name: 'Показать раньше' }).click();
    await expect.poll(() => rows.count(), PATIENCE).toBe(200);
    await page.getByRole('button', { name: 'Показать раньше' }).click();
    await expect.poll(() => rows.count(), PATIENCE).toBe(230);
    await expect(page.getByRole('button', { name: 'Показать раньше' }).count()).resolves.toBe(0);

    await page.getByRole('searchbox').fill('Покупатель');
    await page.clock.runFor(1_000);
    await expect.poll(() => rows.count(), PATIENCE).toBe(38);

    await page.getByRole('button', { name: 'Файл для поддержки' }).click();
    await page.getByText('Файл сохранён: support.jsonl').waitFor();
    await page.getByRole('button', { name: 'чек 5120' }).first().click();
    await expect(page.getByRole('tab', { name: 'Чеки' }).getAttribute('aria-selected')).resolves.toBe('true');
    await close();
  });

  it('shows no code without its sentence and no name of a task', async () => {
    const { page, bridge, close } = await openWindow(browser, { picture: FINE, agent });
    await bridge.tellPlace({ screen: 'journal' });
    await page.clock.runFor(1_000);
    await page.getByText('Неясно, прошло ли внесение или изъятие').first().waitFor();
    const lines = (await page.getByRole('listitem').allTextContents()).join('\n');
    expect(lines).toContain('(изменений счётчика: 2) [CB-316]');
    expect(lines).not.toContain('4211');
    for (const [, before] of lines.matchAll(/(.{0,20})CB-\d{3}/g)) expect(before).toMatch(/[.)] \[$/);
    await close();
  });

  it('shows what happens while it is open, and leaves what is looked at in its place', async () => {
    let later = 0;
    const growing = ({ before, limit }: { before?: string; limit: number }) => {
      const all = events(230 + later);
      const from = before === undefined ? 0 : all.findIndex(({ id }) => id === before) + 1;
      return { events: all.slice(from, from + limit) };
    };
    const { page, bridge, close } = await openWindow(browser, { picture: FINE, agent: { ...agent, events: growing } });
    await bridge.tellPlace({ screen: 'journal' });
    await page.clock.runFor(1_000);
    const rows = page.getByRole('listitem');
    await expect.poll(() => rows.count(), PATIENCE).toBe(100);
    const seen = rows.nth(40);
    await seen.scrollIntoViewIfNeeded();
    const text = await seen.textContent();
    const place = await seen.boundingBox();

    later = 3;
    await bridge.tellPicture(happened(FINE));
    await expect.poll(() => rows.count(), PATIENCE).toBe(103);
    await expect(rows.nth(43).textContent()).resolves.toBe(text);
    expect((await rows.nth(43).boundingBox())?.y).toBeCloseTo(place?.y ?? 0, 0);

    // Not everything that happens shows in the picture.
    later = 4;
    await page.clock.runFor(16_000);
    await expect.poll(() => rows.count(), PATIENCE).toBe(104);
    await close();
  });

  it('shows the report of a day: verdict first, then each difference with what to do', async () => {
    const report = { done: true, report: badReport() };
    const { page, bridge, close } = await openWindow(browser, { picture: FINE, agent: { ...agent, report } });
    await bridge.tellPlace({ screen: 'journal' });
    await page.clock.runFor(1_000);
    // The newest nightly report is offered; Enter asks for it.
    const day = page.getByLabel('День', { exact: true });
    await expect(day.inputValue()).resolves.toBe('2026-11-27');
    await day.press('Enter');
    await page.getByText(`Различий: ${KINDS.length}. Проверено не всё`).waitFor();
    expect(bridge.last('report')?.request).toEqual({ date: '2026-11-27' });
    for (const kind of KINDS) {
      const { title, next } = DIFFERENCES[kind];
      await expect(page.getByRole('heading', { name: `${title.ru}: 1` }).count(), kind).resolves.toBe(1);
      await expect(page.getByText(next.ru).count(), kind).resolves.toBeGreaterThan(0);
    }
    await expect(page.getByRole('heading', { name: 'Касса kassa1' }).count()).resolves.toBe(1);
    await expect(violations(page)).resolves.toEqual([]);

    // The day that runs has no date yet.
    await day.fill('2026-11-28');
    await page.getByRole('button', { name: 'Показать отчёт' }).click();
    await expect.poll(() => bridge.last('report')?.request, PATIENCE).toEqual({});
    await page.getByRole('button', { name: 'Убрать отчёт' }).click();
    await expect(page.getByText('Различий:').count()).resolves.toBe(0);
    await close();
  });

  it('says why there is no report of a day', async () => {
    const report = { done: false, ru: 'Отчёта за 2026-11-20 нет: его делает агент ночью, пока работает.' };
    const { page, bridge, close } = await openWindow(browser, { picture: FINE, agent: { ...agent, report } });
    await bridge.tellPlace({ screen: 'journal' });
    await page.getByRole('button', { name: 'Показать отчёт' }).click();
    await page.getByText('его делает агент ночью').waitFor();
    await close();
  });

  it.each([
    ['ru', 'light'],
    ['en', 'dark'],
  ] as const)('fit 720 × 480 and a screen reader (%s, %s)', async (language, theme) => {
    const preferences = { language, theme };
    const { page, bridge, close } = await openWindow(browser, {
      ...{ picture: TROUBLE, agent, preferences },
      ...{ width: 720, height: 480 },
    });
    for (const screen of ['alarms', 'journal'] as const) {
      await bridge.tellPlace({ screen });
      await page.clock.runFor(1_000);
      await page.getByRole('listitem').first().waitFor();
      await expect(page.evaluate(() => document.documentElement.scrollWidth)).resolves.toBeLessThanOrEqual(720);
      await expect(violations(page), screen).resolves.toEqual([]);
    }
    await close();
  });
});
