/** A real agent under the tray, and what can happen to it: a slow cashbox, a cable pulled out, a computer that sleeps. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Field, type RunningShop } from '../e2e/support/field.ts';
import { type Desktop, startDesktop } from './support/desktop.ts';
import { type ElectronApp, startElectronApp } from './support/electron-app.ts';
import { electronHere } from './support/electron-here.ts';
import { type Logind, startLogind } from './support/logind.ts';
import { type Notifications, type Shown, startNotifications } from './support/notifications.ts';
import { type PowerManagement, startPowerManagement } from './support/power-management.ts';
import { takeScreenshot } from './support/screenshot.ts';
import { SlowLine } from './support/slow-line.ts';
import { agentPid, shows, TRAY, theWindow } from './support/the-tray.ts';
import { onlyTrayItem, type TrayItem } from './support/tray-item.ts';
import { until } from './support/until.ts';

const FIRST_TIME_MS = 600_000;
/** Something is over only when it has been gone for half a minute. */
const ALL_CLEAR_MS = 60_000;
/** With nothing going on the agent is asked every five seconds. */
const CALM_MS = 4_000;
/** Ten seconds without an answer, and a look of the calm tray before that. */
const HUNG_SEEN_MS = 25_000;
const LOOK_AT_ONCE_MS = 2_000;
/** A receipt takes some thirty questions: with that it can be seen on its way. */
const LINE_DELAY_MS = 40;
/** So slow that a look of the tray finds it on its way. */
const HOLDING_DELAY_MS = 100;
const STATES = ['Пробит', 'Сообщён магазину', 'Доставлен в ОФД'] as const;
const PICTURES = process.env['KASSABRIDGE_PICTURES'];

const electron = await electronHere(['tray', 'notifications', 'sleep']);

describe.skipIf(electron === undefined)('a real agent in trouble', { timeout: 90_000 }, () => {
  const ends: (() => Promise<void> | void)[] = [];
  let desktop: Desktop;
  let notifications: Notifications;
  let logind: Logind;
  let power: PowerManagement;
  let line: SlowLine;
  let shop: RunningShop;
  let field: Field;
  let app: ElectronApp;
  let item: TrayItem;
  let page: Page;

  const picture = (wanted: Parameters<typeof shows>[2], limitMs?: number) =>
    until(`the picture ${wanted}`, async () => shows(app.held, await item.face(), wanted), limitMs);
  const notice = (title: RegExp, limitMs?: number): Promise<Shown> =>
    until(
      `a notification ${title}`,
      async () => (await notifications.shown()).findLast((one) => title.test(one.title)),
      limitMs,
    );
  const tab = (name: string) => page.getByRole('tab', { name }).click();
  const see = async (name: string) => {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await takeScreenshot(desktop, join(PICTURES, `${name}.png`));
  };

  beforeAll(async () => {
    if (electron === undefined) return;
    desktop = await startDesktop();
    field = new Field((undo) => ends.push(undo));
    const kktDone = field.kkt({ more: ['--fault', 'ofd-slow:3000'] });
    [notifications, logind, power, shop] = await Promise.all([
      startNotifications(desktop),
      startLogind(desktop),
      startPowerManagement(desktop),
      field.shop({ orders: 1 }),
    ]);
    line = new SlowLine(Number(new URL((await kktDone).port).port), HOLDING_DELAY_MS);
    ends.push(() => line.pullOut());
    const config = field.settings('main', {
      link: shop.link,
      port: await line.putIn(),
      more: { alarms: { cashboxSilentSeconds: [0, 1] } },
    });
    app = await startElectronApp(desktop, electron, [...TRAY, '--config', config]);
    item = await onlyTrayItem(desktop.session);
  }, FIRST_TIME_MS);
  afterAll(async () => {
    await app?.end();
    await Promise.all([notifications?.end(), logind?.end(), power?.end()]);
    // The agent has outlived its tray; it ends with the desktop, and only then is nobody left in its folder.
    await desktop?.end();
    for (const end of ends) await end();
  });

  test('a receipt passes through its states on the screen, each when it is true and not before, and nobody sleeps meanwhile', async () => {
    page = await theWindow(app.held);
    await tab('Чеки');
    const marks = page.getByRole('option').getByRole('img').first();
    const reached = async () => {
      const label = (await marks.getAttribute('aria-label')) ?? '';
      return STATES.filter((name) => label.includes(`${name}: да`)).join(', ');
    };
    await marks.waitFor();
    const seen = new Set<string>();
    await until('a computer that is kept awake', async () => {
      seen.add(await reached());
      return (await power.held()) > 0;
    });
    // It was not made yet, and goes on.
    expect([...seen]).toEqual(['']);
    line.delayMs = LINE_DELAY_MS;
    await until('a ticket', async () => [...seen.add(await reached())].at(-1) === STATES.join(', '), 60_000);
    // Made and told to the shop come within one look of the screen, or in two.
    expect([...seen].filter((one) => one !== 'Пробит')).toEqual(['', 'Пробит, Сообщён магазину', STATES.join(', ')]);
    await until('a computer that may sleep again', async () => (await power.held()) === 0);
    await picture('training');
  });

  test('the cable out: red icon, and a notification in words whose click opens the cashbox', async () => {
    await page.close();
    line.pullOut();
    const told = await notice(/^Беда: /);
    expect(told.isCritical).toBe(true);
    expect(told.title).toContain('kassa1');
    expect(told.body).toMatch(/[а-я].*\n.*[а-я]/i);
    expect(told.body).not.toMatch(/undefined|Error|ECONN|\bat \S+:\d/);
    await picture('trouble');
    expect((await item.face()).toolTip).toMatch(/Касса [!✗]/);
    await notifications.click(told);
    page = await theWindow(app.held);
    await page.getByRole('heading', { level: 1, name: 'Касса' }).waitFor();
    await tab('Тревоги');
    await page
      .getByText(/Проверьте (?:питание и кабель|кабель и питание)/)
      .first()
      .waitFor();
    await see('7-alarms');
    await tab('Сейчас');
    await page.getByRole('heading', { name: 'Что сделать' }).waitFor();
    await see('8-trouble');
  });

  test('the cable in again: the lights know it at once', async () => {
    await page.close();
    await line.putIn();
    await until('a cashbox that answers', async () => (await item.face()).toolTip.includes('Касса ✓'));
  });

  test('a hung agent: icon and window both say that nothing is known, and both see it heal', async () => {
    const pid = await agentPid(field.path('main-state'));
    await item.activate();
    page = await theWindow(app.held);
    const chain = page.getByRole('list', { name: 'Путь чека' });
    await chain.getByText('работает').first().waitFor();
    process.kill(pid, 'SIGSTOP');
    try {
      await picture('unknown', HUNG_SEEN_MS);
      expect((await item.face()).toolTip).toBe('KassaBridge: агент не отвечает');
      await page.getByText('Нет связи с агентом').waitFor();
      await page.getByText('Агент запущен, но не отвечает.').waitFor();
      await page.getByRole('heading', { name: 'Не знаем' }).waitFor();
      expect(await chain.getByText('работает', { exact: true }).count()).toBe(0);
      await see('9-hung');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await page.getByText('Нет связи с агентом').waitFor({ state: 'hidden' });
    await chain.getByText('работает', { exact: true }).nth(4).waitFor();
    await until('lights again', async () => (await item.face()).toolTip.includes('Касса ✓'));
    expect(await agentPid(field.path('main-state'))).toBe(pid);
    await page.close();
  });

  test('after a sleep it looks at once how things are', async () => {
    const looks = () =>
      app.held.evaluate(() => (globalThis as { looks?: number[] }).looks?.map((at) => Date.now() - at) ?? []);
    // What the shell asks leaves by a socket; nobody else of this process says that word.
    await app.held.evaluate(() => {
      const { Socket } = globalThis.process.getBuiltinModule('node:net');
      const looks: number[] = [];
      Object.assign(globalThis, { looks });
      const { write } = Socket.prototype;
      Socket.prototype.write = function (this: typeof Socket.prototype, ...args: unknown[]) {
        if (String(args[0]).includes('"glance"')) looks.push(Date.now());
        return Reflect.apply(write, this, args);
      };
    });
    await until(
      'a calm tray that has just looked',
      async () => {
        const ages = await looks();
        const [before = 0, last = CALM_MS] = ages.slice(-2);
        return before - last > CALM_MS && last < 500;
      },
      ALL_CLEAR_MS,
    );
    const count = (await looks()).length;
    await logind.suspend();
    await logind.resume();
    await until('a look at once', async () => (await looks()).length > count, LOOK_AT_ONCE_MS);
    expect((await looks()).at(-1)).toBeLessThan(LOOK_AT_ONCE_MS);
  });

  test('the all-clear comes when it is sure, and its click opens the window', async () => {
    const clear = await notice(/^Всё снова в порядке$/, ALL_CLEAR_MS);
    expect(clear.isCritical).toBe(false);
    await picture('training');
    await notifications.click(clear);
    const windows = await app.windowsAfterSleep();
    const opened = await until('a window', () => windows.pages()[0]);
    await opened.getByRole('heading', { name: 'Учебный режим' }).waitFor();
  });
});
