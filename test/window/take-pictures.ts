/** The pictures of the README, from the fixtures of the tests: `node test/window/take-pictures.ts FOLDER`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DETAIL } from './fixtures/cashbox.ts';
import { events } from './fixtures/events.ts';
import { FINE, NOT_SET_UP, TROUBLE } from './fixtures/pictures.ts';
import { ROWS, receiptAnswers } from './fixtures/receipts.ts';
import { AUTOSTART, GOOD_LINK, LINK, RIVAL } from './fixtures/set-up.ts';
import { TODAY } from './fixtures/today.ts';
import { launchBrowser, type OpenedWindow, type OpenOptions, openWindow } from './support/browser.ts';

interface Shot extends OpenOptions {
  readonly name: string;
  readonly steps?: (window: OpenedWindow) => Promise<void>;
}

const agent = { today: TODAY };
/** A day on which nothing was late or refused. */
const CALM = {
  today: {
    ...TODAY,
    fiveMinutes: { ...TODAY.fiveMinutes, late: 0, worstMs: 48_000 },
    hours: TODAY.hours.map((hour) => ({ ...hour, fiscal: hour.fiscal + hour.refused, refused: 0, late: 0 })),
  },
};
const SHOTS: readonly Shot[] = [
  { name: 'now', picture: FINE, agent: CALM, width: 960, height: 800 },
  { name: 'now-trouble-dark', picture: TROUBLE, agent, preferences: { theme: 'dark' }, width: 960, height: 800 },
  { name: 'now-english', picture: FINE, agent: CALM, preferences: { language: 'en' }, width: 960, height: 800 },
  {
    name: 'receipt',
    picture: FINE,
    agent: receiptAnswers(),
    ...{ width: 1280, height: 800 },
    steps: async ({ page, bridge }) => {
      await bridge.tellPlace({ screen: 'receipts', jobId: ROWS.fine.jobId });
      await settled(page);
    },
  },
  {
    name: 'receipt-in-doubt',
    picture: FINE,
    agent: receiptAnswers(),
    ...{ width: 1280, height: 720 },
    steps: async ({ page, bridge }) => {
      await bridge.tellPlace({ screen: 'receipts', jobId: ROWS.unproven.jobId });
      await settled(page);
    },
  },
  {
    name: 'cashbox',
    picture: FINE,
    agent: { cashbox: { done: true, cashbox: DETAIL } },
    ...{ width: 960, height: 800 },
    steps: async ({ page, bridge }) => {
      await bridge.tellPlace({ screen: 'cashbox' });
      await settled(page);
    },
  },
  {
    name: 'set-up',
    picture: NOT_SET_UP,
    setUp: { settings: { state: 'none' }, otherAgents: RIVAL, tryLink: GOOD_LINK },
    shell: { autostart: AUTOSTART },
    ...{ width: 960, height: 800 },
    steps: async ({ page, bridge }) => {
      await bridge.tellPlace({ screen: 'setUp' });
      await settled(page);
    },
  },
  {
    name: 'set-up-link',
    picture: NOT_SET_UP,
    setUp: { settings: { state: 'none' }, otherAgents: RIVAL, tryLink: GOOD_LINK },
    shell: { autostart: AUTOSTART },
    // Nothing of it is cut off below.
    ...{ width: 960, height: 1120 },
    steps: async ({ page, bridge }) => {
      await bridge.tellPlace({ screen: 'setUp' });
      await settled(page);
      await page
        .getByRole('button', { name: /Ссылка магазина|Магазин/ })
        .first()
        .click();
      await page.locator('#field-shop-link').fill(LINK);
      await settled(page);
    },
  },
  {
    name: 'journal',
    picture: FINE,
    agent: { ...agent, events: { events: events(40) } },
    ...{ width: 960, height: 800 },
    steps: async ({ page, bridge }) => {
      await bridge.tellPlace({ screen: 'journal' });
      await settled(page);
    },
  },
  {
    name: 'alarms',
    picture: TROUBLE,
    agent,
    ...{ width: 960, height: 640 },
    steps: async ({ page, bridge }) => {
      await bridge.tellPlace({ screen: 'alarms' });
      await settled(page);
    },
  },
];

/** Answers have come, and what rests a moment before it asks has asked. */
async function settled(page: Page): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await page.clock.runFor(2_000);
    await page.waitForLoadState('networkidle');
  }
}

/** What is asked for late, as the code of a screen comes first, has been answered. */
async function answered(page: Page): Promise<void> {
  await page.getByText(/^(Спрашиваем агента|Asking the agent)/).waitFor({ state: 'hidden' });
}

/**
 * Letters as narrow as those of Windows, where most shops are: DejaVu, which a bare Debian takes for its own, is far wider.
 *
 * @returns path of the settings for fontconfig
 */
function narrowLetters(folder: string): string {
  const likes = (family: string) =>
    `<match><test name="family"><string>${family}</string></test><edit name="family" mode="prepend" binding="strong"><string>Liberation Sans</string></edit></match>`;
  const path = join(folder, 'fonts.conf');
  writeFileSync(
    path,
    `<fontconfig><include>/etc/fonts/fonts.conf</include>${likes('system-ui')}${likes('sans-serif')}</fontconfig>`,
  );
  return path;
}

async function take(browser: Browser, { name, steps, ...options }: Shot, folder: string): Promise<void> {
  const window = await openWindow(browser, options);
  await steps?.(window);
  await answered(window.page);
  await window.page.screenshot({ path: join(folder, `${name}.png`) });
  await window.close();
  if (window.complaints.length > 0) throw new Error(`${name}: ${window.complaints.join('; ')}`);
  console.log(`${name}.png`);
}

const [folder = '.'] = process.argv.slice(2);
const passing = mkdtempSync(join(tmpdir(), 'kassabridge-pictures-'));
process.env['FONTCONFIG_FILE'] = narrowLetters(passing);
const browser = await launchBrowser();
try {
  for (const shot of SHOTS) await take(browser, shot, folder);
} finally {
  await browser.close();
  rmSync(passing, { recursive: true, force: true });
}
