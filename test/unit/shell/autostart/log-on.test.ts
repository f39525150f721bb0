import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AutostartSide } from '../../../../src/shell/app/autostart-side.ts';
import { execLine, readDesktopEntry, writeDesktopEntry } from '../../../../src/shell/autostart/desktop-entry.ts';
import { logOnLinux } from '../../../../src/shell/autostart/log-on-linux.ts';
import { logOnWindows } from '../../../../src/shell/autostart/log-on-windows.ts';
import { TrayMemory } from '../../../../src/shell/settings/tray-settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-autostart-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('start at log-on on Linux', () => {
  const COMMAND = ['/opt/Касса 100%/kassabridge', '--hidden'];
  const way = () => logOnLinux(join(folder, 'autostart', 'kassabridge.desktop'), COMMAND);
  const edit = (from: string, to: string) => {
    const file = join(folder, 'autostart', 'kassabridge.desktop');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };

  it('is written and read back', async () => {
    expect(await way().read()).toMatchObject({ state: 'off', possible: true });
    await way().set(true);
    expect(await way().read()).toMatchObject({ state: 'on' });
    await way().set(false);
    expect(await way().read()).toMatchObject({ state: 'off' });
    await way().set(false);
  });

  it.each([
    ['X-GNOME-Autostart-enabled=true', 'X-GNOME-Autostart-enabled=false'],
    ['Terminal=false', 'Terminal=false\nHidden=true'],
  ])('is seen to be switched off by the desktop: %s', async (from, to) => {
    await way().set(true);
    edit(from, to);
    expect(await way().read()).toMatchObject({
      state: 'switchedOff',
      words: { ru: expect.stringContaining('выключен') },
    });
    await way().set(true);
    expect(await way().read()).toMatchObject({ state: 'on' });
  });

  it('is not on when the entry leads to another copy of the program', async () => {
    await way().set(true);
    edit('/opt/', '/old/');
    expect(await way().read()).toMatchObject({ state: 'off', words: { ru: expect.stringContaining('другой копии') } });
  });

  it('is unknown when the entry cannot be read', async () => {
    mkdirSync(join(folder, 'autostart', 'kassabridge.desktop'), { recursive: true });
    expect(await way().read()).toMatchObject({ state: 'unknown' });
  });

  it('keeps spaces, percent signs and quotes of a path', () => {
    expect(execLine(['/a b/100%', 'say "x" $HOME'])).toBe('"/a b/100%%" "say \\"x\\" \\$HOME"');
    expect(readDesktopEntry(writeDesktopEntry(COMMAND)).exec).toBe(execLine(COMMAND));
  });

  it('looks at the entry itself, not at its other groups', () => {
    const text = `${writeDesktopEntry(COMMAND)}\n[Desktop Action x]\nExec=other\nHidden=true\n`;
    expect(readDesktopEntry(text)).toEqual({ exec: execLine(COMMAND), isSwitchedOff: false });
  });
});

describe('start at log-on on Windows', () => {
  /** The Run key, and what the Task Manager says about it. */
  function windows() {
    const entry = { openAtLogin: false, enabled: true };
    const asked: unknown[] = [];
    return {
      entry,
      asked,
      getLoginItemSettings: (options: unknown) => {
        asked.push(options);
        return {
          openAtLogin: entry.openAtLogin,
          executableWillLaunchAtLogin: entry.openAtLogin && entry.enabled,
        } as never;
      },
      setLoginItemSettings: (settings: { openAtLogin?: boolean; enabled?: boolean; args?: string[] }) => {
        expect(settings.args).toEqual(['--hidden']);
        entry.openAtLogin = settings.openAtLogin === true;
        entry.enabled = settings.enabled === true;
      },
    };
  }

  it('is written and read back with the same path and arguments', async () => {
    const system = windows();
    const way = logOnWindows(system, 'C:\\KassaBridge.exe');
    expect(await way.read()).toMatchObject({ state: 'off' });
    await way.set(true);
    expect(await way.read()).toMatchObject({ state: 'on' });
    expect(system.asked.at(-1)).toEqual({ path: 'C:\\KassaBridge.exe', args: ['--hidden'] });
  });

  it('is seen to be switched off in the Task Manager, and is on again when a person wants it', async () => {
    const system = windows();
    const way = logOnWindows(system, 'C:\\KassaBridge.exe');
    await way.set(true);
    system.entry.enabled = false;
    expect(await way.read()).toMatchObject({
      state: 'switchedOff',
      words: { ru: expect.stringContaining('Диспетчере задач') },
    });
    await way.set(true);
    expect(await way.read()).toMatchObject({ state: 'on' });
  });
});

describe('first start of an installed program', () => {
  function side(store: object) {
    let isOn = false;
    const file = {
      store: store as Record<string, unknown>,
      set(changes: object) {
        this.store = { ...this.store, ...changes };
      },
      delete: () => undefined,
    };
    const way = {
      read: async () => ({
        state: isOn ? ('on' as const) : ('off' as const),
        words: { ru: '', en: '' },
        possible: true,
      }),
      set: async (on: boolean) => {
        isOn = on;
      },
    };
    return new AutostartSide(
      async () => ({ logOn: way, beforeLogOn: way }),
      new TrayMemory(file),
      () => undefined,
    );
  }

  it('makes the entry once; whoever takes it away has decided', async () => {
    const one = side({});
    await one.begin(true);
    expect(one.logOn?.state).toBe('on');
    await one.set('logOn', false);
    await one.begin(true);
    expect(one.logOn?.state).toBe('off');
  });

  it('makes none for a program that is not installed', async () => {
    const one = side({});
    await one.begin(false);
    expect(one.logOn?.state).toBe('off');
  });
});
