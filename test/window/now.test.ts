import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT, DEAD, FINE, TROUBLE } from './fixtures/pictures.ts';
import { TODAY } from './fixtures/today.ts';
import { violations } from './support/axe.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

const agent = { today: TODAY, resume: { done: true } };

describe.skipIf(CHROMIUM === undefined)('The screen Now', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('shows the chain with evidence and age, the clock and the day', async () => {
    const { page, bridge, complaints, close } = await openWindow(browser, { picture: FINE, agent });
    await expect(page.getByRole('heading', { name: 'Всё в порядке' }).isVisible()).resolves.toBe(true);
    const cashbox = page.getByRole('list', { name: 'Путь чека' }).getByRole('button', { name: 'Касса' });
    const age = async () => Number(/касса ответила\s*(\d+) с назад/.exec((await cashbox.textContent()) ?? '')?.[1]);
    const before = await age();
    expect(before).toBeGreaterThanOrEqual(12);
    await page.clock.runFor(30_000);
    expect(await age()).toBeGreaterThanOrEqual(before + 30);
    await expect(page.getByText('6 мин 52 с').isVisible()).resolves.toBe(true);
    await expect(page.getByRole('img', { name: /11:00 — 31 чек;/ }).isVisible()).resolves.toBe(true);

    const paused = { until: AT + 3_600_000, by: 'Ирина', since: AT };
    await bridge.tellPicture({ ...FINE, ...(FINE.snapshot && { snapshot: { ...FINE.snapshot, paused } }) });
    await page.getByRole('button', { name: 'Продолжить сейчас' }).click();
    expect(bridge.last('resume')?.request).toEqual({});
    expect(complaints).toEqual([]);
    await close();
  });

  it('names one next step for each trouble, and leads to the receipt that waits', async () => {
    const { page, close } = await openWindow(browser, { picture: TROUBLE, agent });
    await expect(page.getByRole('heading', { name: 'Беда' }).isVisible()).resolves.toBe(true);
    await expect(page.getByText('вставлен ли кабель USB').isVisible()).resolves.toBe(true);
    await page.getByRole('button', { name: 'Решить' }).click();
    await expect(page.getByRole('tab', { name: 'Чеки' }).getAttribute('aria-selected')).resolves.toBe('true');
    await close();
  });

  it('says when somebody took the start at log-on away, and leads to where it is brought back', async () => {
    const logOnLost = { todo: { ru: 'Верните запуск', en: 'Bring it back' }, why: { ru: 'выключен', en: 'off' } };
    const { page, close } = await openWindow(browser, { picture: { ...FINE, logOnLost }, agent });
    await expect(page.getByText('Верните запуск').isVisible()).resolves.toBe(true);
    await page.getByRole('button', { name: 'Открыть настройку' }).click();
    await expect(page.getByRole('tab', { name: 'Настройка' }).getAttribute('aria-selected')).resolves.toBe('true');
    await close();
  });

  it('calls nothing fine once the agent is gone', async () => {
    const { page, close } = await openWindow(browser, { picture: DEAD, agent });
    await expect(page.getByRole('heading', { name: 'Беда' }).isVisible()).resolves.toBe(true);
    const chain = page.getByRole('list', { name: 'Путь чека' });
    await expect(chain.getByText('работает', { exact: true }).count()).resolves.toBe(0);
    await expect(chain.getByText('не знаем', { exact: true }).count()).resolves.toBe(4);
    await close();
  });

  it.each([
    ['ru', 'light'],
    ['ru', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('fits 720 × 480 and a screen reader (%s, %s)', async (language, theme) => {
    const { page, close } = await openWindow(browser, {
      picture: TROUBLE,
      agent,
      preferences: { language, theme },
      width: 720,
      height: 480,
    });
    await expect(page.evaluate(() => document.documentElement.scrollWidth)).resolves.toBeLessThanOrEqual(720);
    await expect(violations(page)).resolves.toEqual([]);
    await close();
  });
});
