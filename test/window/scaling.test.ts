import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DETAIL, TWO, UNCONFIRMED } from './fixtures/cashbox.ts';
import { events } from './fixtures/events.ts';
import { DEAD, FINE, NOT_SET_UP, TROUBLE } from './fixtures/pictures.ts';
import { ROWS, receiptAnswers } from './fixtures/receipts.ts';
import { AUTOSTART, FOUND, GOOD_LINK, MISSING, PORTS, RIVAL, STORED, TRIAL } from './fixtures/set-up.ts';
import { TODAY } from './fixtures/today.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';
import { outOfReach } from './support/reach.ts';

const LONG_MS = 150_000;
/** The smallest window: as the system scales it, which moves nothing but the edges of pixels, and at 200 % by keys, which leaves half of it. */
const SIZES = [
  { width: 720, height: 480, scale: 1.5 },
  { width: 360, height: 240, scale: 2 },
] as const;

const agent = {
  ...receiptAnswers(),
  today: TODAY,
  cashbox: { done: true, cashbox: DETAIL },
  events: { events: events(40) },
};
const setUp = {
  ...{ settings: STORED, otherAgents: RIVAL, tryLink: GOOD_LINK, findCashboxes: FOUND, serialPorts: PORTS },
  ...{ missing: MISSING, trial: TRIAL, cancel: {}, save: { done: true } },
};
const shell = { autostart: AUTOSTART };

describe.skipIf(CHROMIUM === undefined)('The smallest window', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(SIZES)(
    'has everything within reach on every screen: $width × $height at $scale',
    {
      timeout: LONG_MS,
    },
    async (size) => {
      const { page, bridge, close } = await openWindow(browser, { picture: TROUBLE, agent, setUp, shell, ...size });
      const seen: Record<string, readonly string[]> = {};
      const look = async (name: string) => {
        for (const language of ['en', 'ru'] as const) {
          await page.evaluate((said) => window['__tell']('preferences', said), { language, theme: 'light' } as const);
          await page.clock.runFor(1_000);
          seen[`${name}, ${language}`] = await outOfReach(page);
        }
      };
      for (const [name, picture] of Object.entries({ TROUBLE, DEAD, TWO })) {
        await bridge.tellPicture(picture);
        for (const screen of ['now', 'receipts', 'cashbox', 'alarms', 'journal'] as const) {
          await bridge.tellPlace({ screen });
          await page.getByRole('heading', { level: 1 }).waitFor();
          await look(`${name} ${screen}`);
        }
      }
      await bridge.tellPicture(UNCONFIRMED);
      await bridge.tellPlace({ screen: 'cashbox' });
      await page.getByRole('button', { name: 'Подтвердить кассу' }).waitFor();
      await look('to be confirmed');
      await page.getByRole('button', { name: 'Закрыть смену…' }).click();
      await page.getByRole('dialog').waitFor();
      await look('dialog of the shift');
      await page.keyboard.press('Escape');
      await bridge.tellPicture(FINE);
      await bridge.tellPlace({ screen: 'receipts', jobId: ROWS.unproven.jobId });
      await page.getByRole('article').waitFor();
      await look('receipt');
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await press('Найти документ в ФН…');
      await dialog.getByRole('radio').first().waitFor();
      await look('dialog of the FN documents');
      await page.keyboard.press('Escape');
      await bridge.tellPlace({ screen: 'receipts', jobId: ROWS.fine.jobId });
      await press('Сделать возврат…');
      await dialog.getByText('Дальше…').waitFor();
      await look('dialog of a return');
      await page.keyboard.press('Escape');
      await bridge.tellPicture(NOT_SET_UP);
      await bridge.tellPlace({ screen: 'setUp' });
      const steps = page.getByRole('navigation', { name: 'Шаги настройки' }).getByRole('button');
      for (let place = 0; place < 8; place++) {
        await steps.nth(place).click();
        await page.getByRole('heading', { level: 2, name: `${place + 1}.` }).waitFor();
        if (place === 2) await page.getByRole('button', { name: 'Найти кассу' }).click();
        await look(`step ${place + 1}`);
      }
      expect(Object.entries(seen).filter(([, faults]) => faults.length > 0)).toEqual([]);
      await close();
    },
  );

  it('has narrow tabs that still say what they are', async () => {
    const { page, close } = await openWindow(browser, { picture: TROUBLE, agent, width: 360, height: 240 });
    const tabs = page.getByRole('navigation', { name: 'Разделы' });
    expect((await tabs.boundingBox())?.width).toBeLessThan(60);
    await page.getByRole('tab', { name: 'Журнал' }).click();
    await page.getByRole('heading', { level: 1, name: 'Журнал' }).waitFor();
    await close();
  });
});
