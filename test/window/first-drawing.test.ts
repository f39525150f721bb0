import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT, FINE } from './fixtures/pictures.ts';
import { TODAY } from './fixtures/today.ts';
import { CHROMIUM, launchBrowser, openWindow } from './support/browser.ts';

/** Keeps whether the figures of the day stood there when the screen was drawn for the first time. */
const keepFirst = (page: Page) =>
  page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('h1')) return;
      Object.assign(window, { hadDay: document.querySelector('#day-chart') !== null });
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });

const hadDay = (page: Page) => page.evaluate(() => Reflect.get(window, 'hadDay'));

describe.skipIf(CHROMIUM === undefined)('The first drawing', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('has the figures of the day though they come after the picture, and asks for them once', async () => {
    const asked = Promise.withResolvers<void>();
    let page: Page | undefined;
    const picture = () => {
      asked.resolve();
      return FINE;
    };
    const today = async () => {
      await asked.promise;
      // Whoever draws with the picture alone has begun to by then.
      await page?.evaluate(() => undefined);
      return TODAY;
    };
    const before = async (opened: Page) => {
      page = opened;
      await keepFirst(opened);
      // The page's patience does not run out while this computer is busy.
      await opened.clock.pauseAt(AT + 60_000);
    };
    const window = await openWindow(browser, {
      picture: FINE,
      shell: { picture },
      agent: { today },
      before,
    });
    expect(await hadDay(window.page)).toBe(true);
    expect(window.bridge.calls.filter(({ name }) => name === 'today')).toHaveLength(1);
    await window.close();
  });

  it('does not wait for figures that do not come', async () => {
    const silent = () => new Promise(() => undefined);
    const window = await openWindow(browser, { picture: FINE, agent: { today: silent }, before: keepFirst });
    expect(await hadDay(window.page)).toBe(false);
    await window.close();
  });
});
