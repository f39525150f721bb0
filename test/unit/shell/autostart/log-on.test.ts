import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUTOSTART_WORDS } from '../../../../src/adapters/system/autostart/autostart-words.ts';
import type { WayStatus } from '../../../../src/adapters/system/autostart/way.ts';
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

describe('the ways of this computer as the tray reads them', () => {
  const off = { state: 'off', words: AUTOSTART_WORDS.logOnOff, possible: true } as const;

  /** What the system has, to be changed behind the back of the tray. */
  function rig(store: object = {}) {
    const system: { logOn: WayStatus; beforeLogOn: WayStatus } = {
      logOn: off,
      beforeLogOn: { state: 'off', words: AUTOSTART_WORDS.beforeOff, possible: true },
    };
    const file = {
      store: store as Record<string, unknown>,
      set(changes: object) {
        this.store = { ...this.store, ...changes };
      },
      delete: () => undefined,
    };
    let asked = 0;
    const way = (name: keyof typeof system) => ({
      read: async () => {
        if (name === 'beforeLogOn') asked += 1;
        return system[name];
      },
      set: async (on: boolean) => {
        system[name] = { state: on ? 'on' : 'off', words: on ? AUTOSTART_WORDS.logOnOn : off.words, possible: true };
      },
    });
    let reads = 0;
    const side = new AutostartSide(
      async () => ({ logOn: way('logOn'), beforeLogOn: way('beforeLogOn') }),
      new TrayMemory(file),
      () => {
        reads += 1;
      },
    );
    return { side, system, reads: () => reads, askedBefore: () => asked };
  }

  it('has an entry after the first start of an installed program, once; whoever takes it away here has decided', async () => {
    const { side } = rig();
    await side.begin(true);
    expect(side.logOn?.state).toBe('on');
    await side.set('logOn', false);
    await side.begin(true);
    expect(side.logOn?.state).toBe('off');
    expect(side.lost).toBeUndefined();
  });

  it('has none for a program that is not installed', async () => {
    const { side } = rig();
    await side.begin(false);
    expect(side.logOn?.state).toBe('off');
    expect(side.lost).toBeUndefined();
  });

  it('is looked at again, and what somebody switched off or took away meanwhile is told', async () => {
    const { side, system, reads } = rig();
    await side.begin(true);
    expect(side.lost).toBeUndefined();
    system.logOn = { state: 'switchedOff', words: AUTOSTART_WORDS.switchedOffWindows, possible: true };
    await side.look();
    expect(reads()).toBe(2);
    expect(side.lost).toEqual({ todo: AUTOSTART_WORDS.startLost, why: AUTOSTART_WORDS.switchedOffWindows });
    system.logOn = off;
    await side.look();
    expect(side.lost).toMatchObject({ todo: AUTOSTART_WORDS.startLost, why: AUTOSTART_WORDS.logOnOff });
    await side.set('logOn', true);
    expect(side.lost).toBeUndefined();
  });

  it('asks for the other way only where this one is not on: it costs a process', async () => {
    const { side, system, askedBefore } = rig();
    await side.begin(true);
    expect(askedBefore()).toBe(0);
    system.logOn = off;
    await side.look();
    expect(askedBefore()).toBe(1);
  });

  it('does not say that no receipts are made where the agent begins with the computer', async () => {
    const { side, system } = rig({ logOnDecided: true, logOnWanted: true });
    system.beforeLogOn = { state: 'on', words: AUTOSTART_WORDS.beforeOn, possible: true };
    const { logOn } = await side.read();
    expect(logOn.words.ru).toContain('Чеки при этом пробиваются');
    expect(side.lost).toEqual({ todo: AUTOSTART_WORDS.iconLost, why: AUTOSTART_WORDS.logOnOffAgentOn });
    system.beforeLogOn = { state: 'off', words: AUTOSTART_WORDS.beforeOff, possible: true };
    expect((await side.read()).logOn.words.ru).toContain('не будут пробиваться');
  });

  it('takes nothing for lost in training, and nothing that a version before did not write down', async () => {
    const { side, system } = rig({ logOnDecided: true });
    await side.look();
    expect(side.lost).toBeUndefined();
    system.logOn = { state: 'switchedOff', words: AUTOSTART_WORDS.demo, possible: false };
    await side.look();
    expect(side.lost).toBeUndefined();
  });
});
