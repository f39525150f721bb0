import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEAD, FINE, NOT_SET_UP, TRAINING } from './fixtures/pictures.ts';
import { violations } from './support/axe.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

describe.skipIf(CHROMIUM === undefined)('The frame around every screen', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('says that the agent is gone and that what is shown is old', async () => {
    const { page, complaints, close } = await openWindow(browser, { picture: DEAD });
    await expect(page.getByText('Агент не отвечает').isVisible()).resolves.toBe(true);
    await expect(page.getByText('Ниже — последнее, что было известно').isVisible()).resolves.toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('never shows a training cashbox like a real one', async () => {
    const { page, close } = await openWindow(browser, { picture: TRAINING });
    for (const name of ['Сейчас', 'Чеки', 'Касса', 'Тревоги', 'Журнал', 'Настройка']) {
      await page.getByRole('tab', { name }).click();
      await expect(page.getByText('УЧЕБНАЯ КАССА').isVisible(), name).resolves.toBe(true);
    }
    await close();
  });

  it('offers the set-up where there are no settings yet', async () => {
    const { page, close } = await openWindow(browser, { picture: NOT_SET_UP });
    await expect(page.getByText('Программа ещё не настроена').isVisible()).resolves.toBe(true);
    await close();
  });

  it.each(['ru', 'en'] as const)('can be read by a screen reader (%s)', async (language) => {
    const { page, close } = await openWindow(browser, { picture: FINE, preferences: { language } });
    await expect(violations(page)).resolves.toEqual([]);
    await close();
  });
});
