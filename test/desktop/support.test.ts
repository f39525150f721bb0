/** The tools of the desktop's tests, proven on the smallest tray program: what they report is what the program did. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { desktopPackages } from '../../scripts/desktop/debian-packages.mjs';
import { testElectron } from '../../scripts/desktop/test-electron.mjs';
import { makeWhole, oneAtATime } from '../../scripts/desktop/whole-or-not.mjs';
import { type Desktop, startDesktop } from './support/desktop.ts';
import { type ElectronApp, startElectronApp } from './support/electron-app.ts';
import { electronHere } from './support/electron-here.ts';
import { type Logind, startLogind } from './support/logind.ts';
import { type Notifications, startNotifications } from './support/notifications.ts';
import { takeScreenshot } from './support/screenshot.ts';
import { onlyTrayItem, type TrayItem, trayItems } from './support/tray-item.ts';
import { until } from './support/until.ts';

const PROBE = fileURLToPath(new URL('./support/probe-app', import.meta.url));
const FIRST_TIME_MS = 600_000;

const electron = await electronHere(['tray', 'notifications', 'sleep']);

describe.skipIf(electron === undefined)('the tools, on a probe program', { timeout: 30_000 }, () => {
  let desktop: Desktop;
  let notifications: Notifications;
  let logind: Logind;
  let app: ElectronApp;
  let item: TrayItem;

  beforeAll(async () => {
    if (electron === undefined) return;
    desktop = await startDesktop();
    [notifications, logind] = await Promise.all([startNotifications(desktop), startLogind(desktop)]);
    app = await startElectronApp(desktop, electron, [PROBE]);
    item = await onlyTrayItem(desktop.session);
  }, FIRST_TIME_MS);
  afterAll(async () => {
    await app?.end();
    await Promise.all([notifications?.end(), logind?.end()]);
    await desktop?.end();
  });

  /** Waits for what the probe wrote down about itself. */
  const happens = (what: string) =>
    until(what, async () => {
      const happened = await app.held.evaluate(() => (globalThis as { happened?: string[] }).happened);
      return happened?.includes(what);
    });

  test('the icon: its tool tip and its picture', async () => {
    const face = await item.face();
    expect(face.toolTip).toBe('Касса: всё в порядке');
    expect(face.pixmaps.map(({ width, height, argb }) => argb.length / (width * height))).toEqual([4]);
    // Alpha, red, green, blue: the probe's icon is opaque blue.
    expect([...(face.pixmaps[0]?.argb.slice(0, 4) ?? [])]).toEqual([0xff, 0x20, 0x40, 0xc0]);
  });

  test('the menu: labels, a tick, what is grey, what is inside', async () => {
    const menu = await item.menu();
    expect(menu.map(({ label, isSeparator }) => (isSeparator ? '—' : label))).toEqual([
      'Сообщить',
      'Окно',
      '—',
      'Смена',
      'Запускать при входе',
    ]);
    expect(menu[3]?.children.map(({ label, isEnabled }) => [label, isEnabled])).toEqual([
      ['Закрыть', true],
      ['Снять X-отчёт', false],
    ]);
    expect(menu.map(({ isChecked }) => isChecked)).toEqual([undefined, undefined, undefined, undefined, true]);
  });

  test('a click on the icon and a choice in the menu reach the program, and a grey entry is refused', async () => {
    await item.activate();
    await happens('icon clicked');
    await item.choose('Смена', 'Закрыть');
    await happens('shift closed');
    await expect(item.choose('Смена', 'Снять X-отчёт')).rejects.toThrow('grey');
    await expect(item.choose('Нет такого')).rejects.toThrow('no "Нет такого" among "Сообщить"');
  });

  test('a notification is read, and a click on it reaches the program', async () => {
    expect(await notifications.shown()).toEqual([]);
    await item.choose('Сообщить');
    const shown = await notifications.titled('Нет связи с ОФД');
    expect(shown).toMatchObject({ program: 'Probe', body: 'Старший документ ждёт 41 мин', isCritical: false });
    await notifications.click(shown);
    await happens('notification clicked');
  });

  test('a window is drawn on the screen, where a picture shows it', async () => {
    await item.choose('Окно');
    const page = await until('a window', () => app.held.windows()[0]);
    await page.getByText('Касса').waitFor();
    const picture = join(desktop.home, 'screen.png');
    await takeScreenshot(desktop, picture);
    const png = readFileSync(picture);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 800]);
  });

  test('sleep and waking are told, who holds up the sleep is seen, and the window is found again', async () => {
    const [inhibitor] = await until('an inhibitor', async () => {
      const all = await logind.inhibitors();
      return all.length > 0 && all;
    });
    expect(inhibitor).toMatchObject({ what: 'sleep', mode: 'delay' });
    await logind.suspend();
    await happens('suspend');
    await logind.resume();
    await happens('resume');
    const windows = await app.windowsAfterSleep();
    await windows.pages()[0]?.getByText('Касса').waitFor();
    expect(windows.pages()).toHaveLength(1);
  });

  test('after its end the program is out of the tray', async () => {
    await app.end();
    await until('an empty tray', async () => (await trayItems(desktop.session)).length === 0);
  });
});

describe('what is missing', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kassabridge-no-programs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Plays apt-get: writes down what it was asked and does this. */
  const playApt = (action: string) => {
    const asked = join(folder, 'asked');
    writeFileSync(join(folder, 'apt-get'), `#!/bin/sh\necho "$@" >> ${asked}\n${action}\n`, { mode: 0o755 });
    return () => readFileSync(asked, 'utf8').trim().split('\n');
  };
  const machine = (uid = 0) => ({ path: folder, uid, tried: join(folder, 'tried') });

  test('is said in one line for each part, with the packages and why they can not be had', async () => {
    const lines = await desktopPackages(['nsis', 'sleep'], machine());
    expect(lines.map(({ part, line }) => [part, line.split('\n').length])).toEqual([
      ['nsis', 1],
      ['sleep', 1],
    ]);
    expect(lines[0]?.line).toBe('ПРОПУЩЕНО (skipped): установщик NSIS — нет nsis (поставить нечем: нет apt-get)');
    expect(lines[1]?.packages).toEqual(expect.arrayContaining(['xvfb', 'dbus-daemon', 'openbox', 'xfce4-panel']));
  });

  test('is left to root, and the line says how', async () => {
    playApt('exit 1');
    const [skipped] = await desktopPackages(['nsis'], machine(1000));
    expect(skipped?.line).toContain('(поставить может только root: apt-get install nsis)');
  });

  test('is installed, after which nothing is skipped and nothing is asked again', async () => {
    const asked = playApt(`case "$*" in *install*) echo > ${join(folder, 'makensis')};; esac`);
    expect(await desktopPackages(['nsis'], machine())).toEqual([]);
    expect(await desktopPackages(['nsis'], machine())).toEqual([]);
    expect(asked().map((line) => line.replace(/^.*=1 /, ''))).toEqual([
      'update',
      'install -y --no-install-recommends nsis',
    ]);
  });

  test('and can not be installed: the line says what apt-get said, and the next one does not try again', async () => {
    const asked = playApt('echo "E: Unable to locate package" >&2; exit 100');
    const [first] = await desktopPackages(['nsis'], machine());
    expect(first?.line).toContain('(apt-get их не поставил: E: Unable to locate package)');
    const [second] = await desktopPackages(['nsis'], machine());
    expect(second?.line).toContain('(apt-get их недавно уже не поставил)');
    expect(asked()).toHaveLength(2);
    // What nobody tried yet is tried.
    await desktopPackages(['serial'], machine());
    expect(asked().at(-1)).toMatch(/ install .* socat$/);
  });

  test('and Electron can not be unpacked: one sentence says so, and nothing half is left', async () => {
    vi.stubEnv('PATH', folder);
    try {
      expect(await testElectron(join(folder, 'cache'))).toEqual({
        missing: 'Electron 33.2.1 для испытаний не получен: нет программы unzip (apt-get install unzip)',
      });
    } finally {
      vi.unstubAllEnvs();
    }
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  test('is made by one run at a time, and appears whole', async () => {
    const place = join(folder, 'thing');
    const steps: string[] = [];
    const make = async (draft: string) => {
      steps.push('begun', existsSync(place) ? 'there' : 'not there');
      await setImmediate();
      writeFileSync(join(draft, 'file'), '');
      steps.push('done');
    };
    const once = () => oneAtATime(place, () => makeWhole(place, make));
    await Promise.all([once(), once()]);
    expect(steps).toEqual(['begun', 'not there', 'done', 'begun', 'there', 'done']);
    expect(readdirSync(folder)).toEqual(['thing']);
  });
});
