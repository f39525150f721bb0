/** What the menu of the icon does for a real agent, chosen over D-Bus as a click does: support file, start at log-on, start and stop. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { reachAgent } from '../../src/shell/agent/reach.ts';
import { Field, type RunningShop } from '../e2e/support/field.ts';
import { type Desktop, startDesktop } from './support/desktop.ts';
import { type ElectronApp, startElectronApp } from './support/electron-app.ts';
import { electronHere } from './support/electron-here.ts';
import { type Notifications, startNotifications } from './support/notifications.ts';
import { agentPid, answerBoxes, askedSoFar, TRAY, theWindow } from './support/the-tray.ts';
import { onlyTrayItem, type TrayItem, trayItems } from './support/tray-item.ts';
import { until } from './support/until.ts';

const FIRST_TIME_MS = 600_000;
/** Longer than the tray waits before it looks again: by then it would have healed. */
const NOT_HEALED_MS = 6_000;
const START = 'Запустить агент';
const STOP_AND_QUIT = 'Остановить приём чеков и выйти…';
const LOG_ON = 'Запускать при входе в систему';

const electron = await electronHere(['tray', 'notifications']);

describe.skipIf(electron === undefined)('the menu of a real agent', { timeout: 60_000 }, () => {
  const ends: (() => Promise<void> | void)[] = [];
  let desktop: Desktop;
  let notifications: Notifications;
  let field: Field;
  let shop: RunningShop;
  let config: string;
  let app: ElectronApp;
  let item: TrayItem;

  const state = () => field.path('main-state');
  const entry = async (label: string) => (await item.menu()).find((one) => one.label === label);
  const ticked = (isTicked: boolean) =>
    until(`a tick that is ${isTicked}`, async () => (await entry(LOG_ON))?.isChecked === isTicked);

  beforeAll(async () => {
    if (electron === undefined) return;
    desktop = await startDesktop();
    field = new Field((undo) => ends.push(undo));
    const [kkt] = await Promise.all([
      field.kkt(),
      field.shop().then((one) => {
        shop = one;
      }),
      startNotifications(desktop).then((one) => {
        notifications = one;
      }),
    ]);
    config = field.settings('main', { link: shop.link, port: kkt.port });
    app = await startElectronApp(desktop, electron, [...TRAY, '--config', config, '--hidden']);
    item = await onlyTrayItem(desktop.session);
    await agentPid(state());
  }, FIRST_TIME_MS);
  afterAll(async () => {
    await app?.end();
    await notifications?.end();
    await desktop?.end();
    for (const end of ends) await end();
  });

  test('the support file lands where the person wants it, its path to be pasted, and no secret in it', async () => {
    const path = join(desktop.home, 'support.txt');
    await app.held.evaluate(({ dialog, shell }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      // Nobody manages files on this desktop.
      shell.showItemInFolder = () => undefined;
    }, path);
    await item.choose('Файл для поддержки…');
    const told = await notifications.titled('Файл для поддержки сохранён');
    expect(told.body).toContain('support.txt');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('kassa1');
    expect(text).not.toContain(new URL(shop.link).searchParams.get('hash') ?? shop.link);
    expect(await app.held.evaluate(({ clipboard }) => clipboard.readText())).toBe(path);
  });

  test('the start at log-on is written and read back, and told when somebody switched it off outside', async () => {
    const file = join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'autostart', 'kassabridge.desktop');
    await ticked(false);
    await item.choose(LOG_ON);
    await ticked(true);
    expect(readFileSync(file, 'utf8')).toContain('--hidden');
    writeFileSync(file, `${readFileSync(file, 'utf8')}Hidden=true\n`);
    // It is read again with the window.
    await item.activate();
    const page = await theWindow(app.held);
    await page.getByText('Верните запуск при входе в систему').waitFor();
    await ticked(false);
    await page.close();
    await item.choose(LOG_ON);
    await ticked(true);
    expect(readFileSync(file, 'utf8')).not.toContain('Hidden=true');
    await item.choose(LOG_ON);
    await ticked(false);
    expect(existsSync(file)).toBe(false);
  });

  test('an agent that was stopped on the command line stays stopped, until somebody starts it from the menu', async () => {
    const pid = await agentPid(state());
    expect(await field.run('stop', '--config', config)).toMatchObject({ code: 0 });
    await until('an entry that starts it', () => entry(START));
    expect((await item.menu())[0]?.label).toContain('остановили не отсюда');
    await new Promise((resolve) => setTimeout(resolve, NOT_HEALED_MS));
    expect(await entry(START)).toBeDefined();
    expect(isAlive(pid)).toBe(false);
    await item.choose(START);
    expect(await agentPid(state())).not.toBe(pid);
    await until('a cashbox that answers', async () => (await item.face()).toolTip.includes('Касса ✓'));
  });

  test('"stop and quit" asks, ends the agent and only then the icon', async () => {
    const pid = await agentPid(state());
    const tray = app.held.process();
    await answerBoxes(app.held, 1);
    await item.choose(STOP_AND_QUIT);
    const [asked] = await until('a question', async () => {
      const all = await askedSoFar(app.held);
      return all.length > 0 && all;
    });
    expect(asked).toMatchObject({
      message: 'Остановить приём чеков и выйти?',
      buttons: ['Остановить и выйти', 'Отмена'],
    });
    expect(isAlive(pid)).toBe(true);
    await answerBoxes(app.held, 0);
    await item.choose(STOP_AND_QUIT);
    await until('an empty tray', async () => {
      const isEmpty = (await trayItems(desktop.session)).length === 0;
      // The icon is there for as long as the agent is.
      if (isEmpty) expect(isAlive(pid)).toBe(false);
      return isEmpty;
    });
    await until('the end of the tray', () => tray.exitCode === 0);
  });

  test('a demo that is quit while it starts leaves no agent behind', async () => {
    await app.end();
    await until('an empty tray', async () => (await trayItems(desktop.session)).length === 0);
    const demo = join(desktop.home, 'demo');
    app = await startElectronApp(desktop, electron ?? '', [...TRAY, '--demo', '--state', demo, '--hidden']);
    const tray = app.held.process();
    item = await onlyTrayItem(desktop.session);
    await item.choose('Выйти: учебная работа закончится');
    await until('the end of the tray', () => tray.exitCode === 0);
    expect(await reachAgent(demo, systemClock)).toEqual({ kind: 'absent' });
    // It may have been about to open its door.
    await new Promise((resolve) => setTimeout(resolve, NOT_HEALED_MS / 2));
    expect(await reachAgent(demo, systemClock)).toEqual({ kind: 'absent' });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
