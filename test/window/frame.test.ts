import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT, DEAD, FINE, NOT_SET_UP, TRAINING, TROUBLE } from './fixtures/pictures.ts';
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
    await expect(page.getByText('Агент остановился, запускаем снова').isVisible()).resolves.toBe(true);
    await expect(page.getByText('Ниже — последнее, что было известно').isVisible()).resolves.toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says why nobody starts it, and leads to what helps', async () => {
    const givenUp = (cause: 'person' | 'settings' | 'itself') =>
      ({ agent: { state: 'givenUp', since: AT, cause } }) as const;
    const { page, bridge, close } = await openWindow(browser, { picture: givenUp('person') });
    const start = page.getByRole('button', { name: 'Запустить агент', exact: true });
    const setUp = page.getByRole('button', { name: 'Открыть настройку' });
    await page.getByText('Агент остановлен', { exact: true }).waitFor();
    await expect(setUp.count()).resolves.toBe(0);
    await start.click();
    expect(bridge.last('startAgent')?.request).toEqual({});
    await bridge.tellPicture(givenUp('itself'));
    await page.getByText('Агент не удаётся запустить').waitFor();
    await expect(setUp.count()).resolves.toBe(0);
    await bridge.tellPicture(givenUp('settings'));
    await page.getByText('Агенту мешают настройки').waitFor();
    await setUp.click();
    await expect(page.getByRole('tab', { name: 'Настройка' }).getAttribute('aria-selected')).resolves.toBe('true');
    await close();
  });

  it('counts on a tab what its screen shows', async () => {
    const { page, bridge, close } = await openWindow(browser, { picture: TROUBLE });
    await expect(page.getByRole('tab', { name: 'Тревоги' }).textContent()).resolves.toMatch(/^(?:Тревоги4)+$/);
    await bridge.tellPlace({ screen: 'alarms' });
    await expect
      .poll(() => page.getByRole('main').getByRole('heading', { level: 2 }).count())
      .toBeGreaterThanOrEqual(4);
    await close();
  });

  it('never shows a training cashbox like a real one', async () => {
    const { page, close } = await openWindow(browser, { picture: TRAINING });
    for (const name of ['Сейчас', 'Чеки', 'Касса', 'Тревоги', 'Журнал', 'Настройка']) {
      await page.getByRole('tab', { name }).click();
      await expect(page.getByText('УЧЕБНАЯ КАССА', { exact: true }).isVisible(), name).resolves.toBe(true);
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
