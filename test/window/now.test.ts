import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src/core/errors.ts';
import { AT, DEAD, FINE, FINE_SNAPSHOT, HUNG, TRAINING, TROUBLE } from './fixtures/pictures.ts';
import { TODAY } from './fixtures/today.ts';
import { violations } from './support/axe.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

const light = (state: 'attention', ru: string, code: ErrorCode) => ({ state, ru, en: ru, ageMs: 5_000, code });
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
    const age = async () => Number(/Касса ответила (\d+) с назад/.exec((await cashbox.textContent()) ?? '')?.[1]);
    const before = await age();
    expect(before).toBeGreaterThanOrEqual(12);
    await page.clock.runFor(30_000);
    expect(await age()).toBeGreaterThanOrEqual(before + 30);
    // Said by the sentence, it is not said a second time below it.
    expect((await cashbox.textContent())?.match(/назад/g)).toHaveLength(1);
    const link = page.getByRole('list', { name: 'Путь чека' }).getByRole('button', { name: 'Агент' });
    expect(await link.textContent()).toMatch(/^Агентработаетверсия 0\.1\.0/);
    await expect(page.getByText('6 мин 52 с').isVisible()).resolves.toBe(true);
    const chart = page.getByRole('img', { name: /Чеки за день/ });
    const spoken = await chart.getAttribute('aria-label');
    expect(spoken).toMatch(/10:00 — 24 чека; 11:00 — 31 чек, из них дольше 5 минут 2; 12:00 — 28 чеков;/);
    expect(spoken).toMatch(/13:00 — 22 чека, из них отказано 1; 14:00 — 9 чеков, из них ещё нет 1$/);
    for (const text of ['в ФН: 145', 'дольше 5 минут: 2', 'отказано: 2', 'ещё нет: 1'])
      await expect(page.getByText(text).isVisible(), text).resolves.toBe(true);
    // Each bar has its number, and the highest one leaves room for it.
    const numbers = chart.locator('text');
    await expect(numbers.getByText('31', { exact: true }).count()).resolves.toBe(1);
    const tops = await chart
      .locator('text, rect')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(Math.min(...tops)).toBeGreaterThan(await chart.evaluate((svg) => svg.getBoundingClientRect().top));

    const paused = { until: AT + 3_600_000, by: 'Ирина', since: AT };
    await bridge.tellPicture({ ...FINE, ...(FINE.snapshot && { snapshot: { ...FINE.snapshot, paused } }) });
    await page.getByRole('button', { name: 'Продолжить сейчас' }).click();
    expect(bridge.last('resume')?.request).toEqual({});
    expect(complaints).toEqual([]);
    await close();
  });

  it('names one next step for each trouble, once, and leads to the receipt that waits', async () => {
    const { page, close } = await openWindow(browser, { picture: TROUBLE, agent });
    await expect(page.getByRole('heading', { name: 'Беда' }).isVisible()).resolves.toBe(true);
    const steps = page.getByRole('region', { name: 'Что сделать' });
    await expect(steps.getByRole('group').allTextContents()).resolves.toEqual([
      expect.stringMatching(/^Проверьте питание и кабель кассы.*касса kassa1: Касса не отвечает 1 мин\.Открыть кассу$/),
      expect.stringMatching(/^Чек ждёт вашего решения \(5120\).*Решить$/),
      expect.stringMatching(/^Ничего не пробивайте вручную.*Открыть чеки$/),
      expect.stringMatching(/^Проверьте интернет у кассы.*старший ждёт 41 мин\.Открыть кассу$/),
    ]);
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

  it('says below what to do about a light no alarm speaks for', async () => {
    const lights = { ...FINE_SNAPSHOT.lights, site: light('attention', 'Сайт не ответил вовремя.', 'CB-710') };
    const shops = FINE_SNAPSHOT.shops.map((shop) => ({ ...shop, light: lights.site }));
    const picture = { ...FINE, snapshot: { ...FINE_SNAPSHOT, lights, shops } };
    const { page, close } = await openWindow(browser, { picture, agent });
    await page.getByRole('heading', { name: 'Нужно внимание' }).waitFor();
    await page.getByText('Подождите три минуты').waitFor();
    await page.getByText('магазин main: Сайт не ответил вовремя.').waitFor();
    await close();
  });

  it('calls training what is training', async () => {
    const { page, close } = await openWindow(browser, { picture: TRAINING, agent });
    await expect(page.getByRole('heading', { name: 'Учебный режим: чеки не настоящие' }).isVisible()).resolves.toBe(
      true,
    );
    await expect(page.getByText('Всё в порядке').count()).resolves.toBe(0);
    await close();
  });

  it.each([
    ['is gone', DEAD, 'остановился', 'Агент остановился, запускаем снова'],
    ['is there and says nothing', HUNG, 'не отвечает', 'Агент запущен, но не отвечает.'],
  ])('calls nothing fine while the agent %s, on no screen', async (_, picture, label, bar) => {
    const { page, bridge, close } = await openWindow(browser, { picture, agent });
    await expect(page.getByRole('heading', { name: 'Не знаем' }).isVisible()).resolves.toBe(true);
    await expect(page.getByText(bar).isVisible()).resolves.toBe(true);
    const chain = page.getByRole('list', { name: 'Путь чека' });
    await expect(chain.getByText('работает', { exact: true }).count()).resolves.toBe(0);
    await expect(chain.getByText('не знаем', { exact: true }).count()).resolves.toBe(4);
    await expect(chain.getByText(label, { exact: true }).isVisible()).resolves.toBe(true);
    await expect(chain.getByText(/^последнее, что было известно: Касса ответила/).isVisible()).resolves.toBe(true);
    await bridge.tellPlace({ screen: 'cashbox' });
    await page.getByRole('heading', { level: 1, name: 'Касса' }).waitFor();
    await expect(page.getByRole('main').getByRole('img', { name: 'работает' }).count()).resolves.toBe(0);
    await expect(page.getByRole('main').getByRole('img', { name: 'не знаем' }).count()).resolves.toBe(3);
    await bridge.tellPicture(FINE);
    await expect.poll(() => page.getByRole('main').getByRole('img', { name: 'работает' }).count()).toBe(3);
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
