/** What keeps a page from the rest of the computer, point by point, on the running program. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVENT_NAMES, RELAYED_CALLS, SET_UP_NAMES, SHELL_NAMES } from '../../src/contract/window-names.ts';
import { type Desktop, startDesktop } from './support/desktop.ts';
import { type ElectronApp, startElectronApp } from './support/electron-app.ts';
import { electronHere } from './support/electron-here.ts';
import { ROOT, TRAY, theAgent, theWindow } from './support/the-tray.ts';
import { until } from './support/until.ts';

const FIRST_TIME_MS = 600_000;
/** Of a GeolocationPositionError. */
const PERMISSION_DENIED = 1;
const ELSEWHERE = 'https://elsewhere.example/';

const electron = await electronHere(['tray']);

describe.skipIf(electron === undefined)('a page', { timeout: 60_000 }, () => {
  let desktop: Desktop;
  let state: string;
  let app: ElectronApp;
  let page: Page;

  beforeAll(async () => {
    if (electron === undefined) return;
    desktop = await startDesktop();
    state = join(desktop.home, 'demo');
    app = await startElectronApp(desktop, electron, [...TRAY, '--demo', '--state', state]);
    page = await theWindow(app.held);
    await keepPrevented();
  }, FIRST_TIME_MS);
  afterAll(async () => {
    await app?.end();
    await desktop?.end();
  });

  /** Keeps what the shell has prevented, to be asked for by its name and address. */
  const keepPrevented = () =>
    app.held.evaluate(({ webContents, session }) => {
      const prevented: string[] = [];
      Object.assign(globalThis, { prevented });
      const keep = (name: string, event: { defaultPrevented: boolean }, address: string) =>
        prevented.push(`${name} ${address} ${event.defaultPrevented}`);
      for (const contents of webContents.getAllWebContents())
        contents.on('will-frame-navigate', (event) => keep('navigation', event, event.url));
      session.defaultSession.on('will-download', (event, item) => keep('download', event, item.getURL()));
    });
  const wasPrevented = (what: string) =>
    until(what, () =>
      app.held.evaluate((_, name) => (globalThis as { prevented?: string[] }).prevented?.includes(name), what),
    );
  /** The body of an async function, run in the page. By the debugger: what it runs is no business of the content policy. */
  const inPage = (body: string): Promise<unknown> => page.evaluate(`(async () => { ${body} })()`);
  const refusal = (question: string) => inPage(`return ${question}.then(() => 'done', (error) => error.message);`);

  test('comes from our own scheme, with a policy that forbids the rest and a new nonce each time', async () => {
    expect(page.url()).toBe('kassabridge://window/index.html');
    const policies = await Promise.all(
      [1, 2].map(async () =>
        String(await inPage("return (await fetch(location.href)).headers.get('content-security-policy');")),
      ),
    );
    const [first, second] = policies.map((policy) => policy.replace(/'nonce-[^']+'/, "'nonce'"));
    expect(first).toContain("default-src 'none'; script-src 'self'; style-src 'nonce'");
    expect(first).toContain("connect-src 'self'");
    expect(first).not.toMatch(/unsafe|\*|https?:/);
    expect(second).toBe(first);
    expect(policies[0]).not.toBe(policies[1]);
  });

  test('runs no foreign script, fetches nothing from elsewhere, holds no frame', async () => {
    const violations = await inPage(`
      const seen = new Set();
      const areSeen = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (seen.add(effectiveDirective).size === 4) resolve();
        });
      });
      const put = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
      put('script', { textContent: 'globalThis.foreign = true' });
      put('iframe', { src: '${ELSEWHERE}' });
      put('img', { src: '${ELSEWHERE}picture.png' });
      await fetch('${ELSEWHERE}').catch(() => undefined);
      await areSeen;
      return [...seen].sort();`);
    expect(violations).toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem']);
    expect(await inPage("return 'foreign' in globalThis;")).toBe(false);
  });

  test('reads no file but those of the window', async () => {
    const paths = [
      './index.html',
      '../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/.stamp',
    ];
    const statuses = await Promise.all(paths.map((path) => inPage(`return (await fetch('${path}')).status;`)));
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
  });

  test('goes nowhere, opens no window, takes no download', async () => {
    await inPage(`location.href = '${ELSEWHERE}';`);
    await wasPrevented(`navigation ${ELSEWHERE} true`);
    expect(page.url()).toBe('kassabridge://window/index.html');
    for (const address of [ELSEWHERE, page.url(), 'about:blank'])
      expect(await inPage(`return window.open('${address}') === null;`)).toBe(true);
    await inPage(
      "Object.assign(document.createElement('a'), { href: './index.html', download: 'page.html' }).click();",
    );
    await wasPrevented('download kassabridge://window/index.html true');
    expect(app.held.windows()).toHaveLength(1);
  });

  test('is permitted nothing a browser asks for', async () => {
    const answers = await inPage(`
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
      return [
        ...(await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))),
        await Notification.requestPermission(),
        await new Promise((tell) => navigator.geolocation.getCurrentPosition(() => tell('told'), ({ code }) => tell(code))),
        await navigator.clipboard.readText().catch(({ name }) => name),
      ];`);
    expect(answers).toEqual([...new Array(6).fill('denied'), PERMISSION_DENIED, 'NotAllowedError']);
  });

  test('holds no webview', async () => {
    const isPlain = await inPage(`
      const view = Object.assign(document.createElement('webview'), { src: '${ELSEWHERE}' });
      document.body.append(view);
      return !('loadURL' in view);`);
    expect(isPlain).toBe(true);
    expect(await app.held.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  test('has no Node, by its settings and in fact', async () => {
    const settings = await app.held.evaluate(({ webContents }) => {
      const [contents] = webContents.getAllWebContents();
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    });
    expect(settings).toMatchObject({
      ...{ contextIsolation: true, sandbox: true, nodeIntegration: false },
      ...{
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
      },
    });
    const node = ['require', 'process', 'module', 'global', 'Buffer', 'setImmediate', 'ipcRenderer', 'electron'];
    expect(await inPage(`return ${JSON.stringify(node)}.filter((name) => name in globalThis);`)).toEqual([]);
  });

  test('is given functions with names, frozen, and no way to send by name', async () => {
    const given = await inPage(`
      return Object.entries(kassabridge).map(([part, functions]) => ({
        part,
        names: Object.keys(functions),
        kinds: [...new Set(Object.values(functions).map((one) => typeof one))],
        isFrozen: Object.isFrozen(functions),
      }));`);
    const part = (part: string, names: readonly string[]) => ({ part, names, kinds: ['function'], isFrozen: true });
    expect(given).toEqual([
      part('shell', SHELL_NAMES),
      part('agent', RELAYED_CALLS),
      part('setUp', SET_UP_NAMES),
      part('on', EVENT_NAMES),
    ]);
  });

  test('is refused what does not fit the contract', async () => {
    for (const [code, name] of [
      ["kassabridge.shell.openPage({ page: 'https://elsewhere.example/' })", 'openPage'],
      ['kassabridge.shell.copyText({ text: 5 })', 'copyText'],
      ['kassabridge.shell.picture({ more: 1 })', 'picture'],
      ['kassabridge.agent.receipt({ jobId: -1 })', 'receipt'],
      ["kassabridge.agent.park('all')", 'park'],
      ['kassabridge.setUp.cancel({})', 'cancel'],
    ] as const)
      expect(await refusal(code), code).toContain(`The question does not fit the contract: ${name}`);
  });

  test('is not believed who it is: the shell says so', async () => {
    const pause = `kassabridge.agent.pause({ until: ${Date.now() + 60_000}, author: 'Главный бухгалтер' })`;
    await until('a pause', async () => inPage(`return (await ${pause}).ok;`).then(Boolean));
    const { agent } = await theAgent(state);
    const { paused } = await agent.call('status', {});
    agent.close();
    expect(paused?.by).toContain(userInfo().username);
    expect(paused?.by).not.toContain('бухгалтер');
  });

  test('of somebody else is refused whatever it asks, with the same preload', async () => {
    const preload = join(ROOT, 'dist', 'shell', 'preload.cjs');
    const said = await app.held.evaluate(async ({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('data:text/html,stranger');
      const ask = (code: string) =>
        stranger.webContents.executeJavaScript(`${code}.then(() => 'done', (error) => error.message)`);
      const said = await Promise.all([
        ask('kassabridge.shell.picture({})'),
        ask('kassabridge.agent.status({})'),
        ask('kassabridge.setUp.settings({})'),
      ]);
      stranger.destroy();
      return said;
    }, preload);
    for (const one of said) expect(one).toContain('Only our own page may ask');
  });
});
