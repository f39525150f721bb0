import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentState, Picture } from '../../src/contract/window.ts';
import { DETAIL } from './fixtures/cashbox.ts';
import { events } from './fixtures/events.ts';
import { AT, DEAD, FINE, TROUBLE } from './fixtures/pictures.ts';
import { TODAY } from './fixtures/today.ts';
import { violations } from './support/axe.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

const LONG_MS = 150_000;
const LOOKS = [
  { language: 'ru', theme: 'light' },
  { language: 'ru', theme: 'dark' },
  { language: 'en', theme: 'dark' },
  { language: 'en', theme: 'light' },
] as const;
const REFUSED = { ok: false, words: { ru: 'Агент не ответил вовремя.', en: 'The agent did not answer in time.' } };

const ended = (state: AgentState['state'], ru: string, en: string): Picture => ({
  ...DEAD,
  agent: { state, since: AT - 600_000, words: { ru, en } },
});
const paused: Picture = {
  ...FINE,
  ...(FINE.snapshot && {
    snapshot: { ...FINE.snapshot, paused: { until: AT + 3_600_000, by: 'Ирина', since: AT } },
  }),
};

/** Every one in both languages and both themes: what it says is drawn in colors of its own. */
describe.skipIf(CHROMIUM === undefined)('A screen reader, and eyes that see little contrast, are told of', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('alarms, the journal, an agent that is gone, a pause, faults and the dialog of a shift', {
    timeout: LONG_MS,
  }, async () => {
    let today: unknown = TODAY;
    let cashbox: unknown = { done: true, cashbox: DETAIL };
    let journal: unknown = { events: events(20) };
    const { page, bridge, close } = await openWindow(browser, {
      picture: TROUBLE,
      agent: { today: () => today, cashbox: () => cashbox, events: () => journal },
      ...{ width: 720, height: 480 },
    });
    const found: Record<string, readonly string[]> = {};
    const look = async (name: string) => {
      for (const { language, theme } of LOOKS) {
        await page.evaluate((said) => window['__tell']('preferences', said), { language, theme });
        await page.clock.runFor(1_000);
        found[`${name}, ${language} ${theme}`] = await violations(page);
      }
      await page.evaluate(() => window['__tell']('preferences', { language: 'ru', theme: 'light' }));
    };
    const show = async (name: string, picture: Picture, screen: 'now' | 'alarms' | 'journal' | 'cashbox') => {
      await bridge.tellPicture(picture);
      await bridge.tellPlace({ screen });
      await page.clock.runFor(1_000);
      await look(name);
    };
    await show('alarms', TROUBLE, 'alarms');
    await show('no alarms', FINE, 'alarms');
    await show('journal', FINE, 'journal');
    await page.getByRole('listitem').first().waitFor();
    await show('absent', DEAD, 'now');
    await show('given up', ended('givenUp', 'Три раза за десять минут.', 'Three times in ten minutes.'), 'now');
    await page
      .getByRole('button', { name: /Запустить агент/ })
      .first()
      .waitFor();
    await show('silent', ended('silent', 'Он есть и молчит.', 'It is there and silent.'), 'now');
    await show('pause', paused, 'now');
    await page.getByRole('button', { name: 'Продолжить сейчас' }).waitFor();
    await show('sheet', FINE, 'cashbox');
    await page.getByRole('button', { name: 'Закрыть смену…' }).click();
    await page.getByRole('dialog').waitFor();
    await look('shift dialog');
    await page.keyboard.press('Escape');
    [today, cashbox, journal] = [REFUSED, REFUSED, REFUSED];
    await page.clock.runFor(70_000);
    for (const screen of ['now', 'cashbox', 'journal'] as const) {
      await show(`fault ${screen}`, FINE, screen);
      await page.getByText(REFUSED.words.ru).first().waitFor();
    }
    expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(12 * LOOKS.length);
    await close();
  });
});
