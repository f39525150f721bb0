import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { FakeBridge, type FakeBridgeOptions } from './fake-bridge.ts';
import { PAGE, servePage } from './page-server.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian's Chromium; undefined where there is none. */
export const CHROMIUM: string | undefined = PLACES.find((path) => existsSync(path));

export interface OpenOptions extends FakeBridgeOptions {
  readonly width?: number;
  readonly height?: number;
  /** 1 to 2, as a system scales its screen. */
  readonly scale?: number;
  readonly systemTheme?: 'light' | 'dark';
  /** The page keeps its own clock: for measuring. Ages on the screen are then no longer those of the picture. */
  readonly realTime?: boolean;
  /** Called before the page is loaded: for whoever watches it from its first drawing on. */
  readonly before?: (page: Page) => Promise<unknown>;
}

export interface OpenedWindow {
  readonly page: Page;
  readonly bridge: FakeBridge;
  /** Whatever the page complained of in its console; a test expects none. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export function launchBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('No Chromium here');
  // As root Chromium takes no sandbox; what it shows is our own page.
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  });
}

/** The built window with a fake shell behind it. */
export async function openWindow(browser: Browser, options: OpenOptions): Promise<OpenedWindow> {
  const { width = 960, height = 640, scale = 1, systemTheme = 'light' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: systemTheme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Moscow',
    locale: 'ru-RU',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await servePage(page);
  const bridge = await FakeBridge.install(page, options);
  if (!options.realTime)
    await page.clock.install({ time: options.picture.snapshot?.at ?? options.picture.agent.since });
  await options.before?.(page);
  await page.goto(PAGE);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { page, bridge, complaints, close: () => context.close() };
}
