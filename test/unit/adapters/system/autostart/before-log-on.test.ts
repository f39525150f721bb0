import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beforeLogOnLinux } from '../../../../../src/adapters/system/autostart/before-log-on-linux.ts';
import { beforeLogOnWindows } from '../../../../../src/adapters/system/autostart/before-log-on-windows.ts';
import type { CommandEnd } from '../../../../../src/adapters/system/autostart/run-command.ts';
import { readTask, scheduledTask } from '../../../../../src/adapters/system/autostart/scheduled-task.ts';
import { systemdUnit } from '../../../../../src/adapters/system/autostart/systemd-unit.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-before-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('start before log-on on Linux', () => {
  const WISH = {
    command: ['/opt/k/node', '/opt/k/kassabridge.mjs', 'agent', '--config', '/home/a/k.json'],
    folder: '/home/a',
  };

  /** systemd and logind of an invented computer. */
  function linux({ systemd = { code: 1, text: 'degraded' } as CommandEnd, mayLinger = true } = {}) {
    const state = { enabled: false, linger: false };
    const run = async (command: string, args: readonly string[]): Promise<CommandEnd> => {
      const said = [command, ...args].join(' ');
      if (said.includes(' disable ')) state.enabled = false;
      else if (said.includes(' enable ')) state.enabled = true;
      if (said.includes('is-system-running')) return systemd;
      if (said.includes('is-enabled'))
        return state.enabled ? { code: 0, text: 'enabled' } : { code: 1, text: 'disabled' };
      if (said.startsWith('loginctl enable-linger') && mayLinger) state.linger = true;
      if (said.startsWith('loginctl show-user')) return { code: 0, text: state.linger ? 'yes' : 'no' };
      return { code: 0, text: '' };
    };
    return { state, way: beforeLogOnLinux({ units: join(folder, 'units'), wish: WISH, user: 'anna', run }) };
  }

  it('enables the unit and the lingering, and reads both back', async () => {
    const { way } = linux();
    expect(await way.read()).toMatchObject({ state: 'off', possible: true });
    await way.set(true);
    expect(await way.read()).toMatchObject({ state: 'on' });
    expect(readFileSync(join(folder, 'units', 'kassabridge-agent.service'), 'utf8')).toBe(systemdUnit(WISH));
    await way.set(false);
    expect(await way.read()).toMatchObject({ state: 'off' });
  });

  it('says that nothing starts before log-on where the user may not linger', async () => {
    const { way } = linux({ mayLinger: false });
    await way.set(true);
    expect(await way.read()).toMatchObject({ state: 'switchedOff', words: { ru: expect.stringContaining('linger') } });
  });

  it.each([
    { code: undefined, text: '' },
    { code: 1, text: 'offline\nFailed to connect to bus: No medium found' },
  ])('says that it is impossible where no systemd of the user runs: $text', async (systemd) => {
    const { way } = linux({ systemd });
    expect(await way.read()).toMatchObject({ possible: false, words: { ru: expect.stringContaining('невозможен') } });
  });

  it('is not on when the unit is that of another copy', async () => {
    const { way } = linux();
    await way.set(true);
    writeFileSync(join(folder, 'units', 'kassabridge-agent.service'), 'ExecStart=/old/node');
    expect(await way.read()).toMatchObject({ state: 'off', words: { ru: expect.stringContaining('другой копии') } });
  });

  it('starts again after a fault only, and gives a receipt in hand its time', () => {
    const unit = systemdUnit({ command: ['/a b/node', '100%', '$x'], folder: '/home' });
    expect(unit).toContain('ExecStart="/a b/node" "100%%" "$$x"');
    expect(unit).toContain('Restart=on-failure');
    expect(unit).toContain('RestartPreventExitStatus=2 3');
    expect(unit).toContain('TimeoutStopSec=330');
  });
});

describe('start before log-on on Windows', () => {
  const WISH = {
    user: 'PC\\Анна',
    program: 'C:\\Program Files\\K & K\\node.exe',
    args: ['C:\\K\\kassabridge.mjs', 'agent', '--config', 'C:\\Мои файлы\\k.json'],
    folder: 'C:\\K',
  };

  /** The Task Scheduler of an invented computer, and a person who says yes or no to its questions. */
  function windows({ says = 'yes', readable = true } = {}) {
    const state: { xml: string | undefined } = { xml: undefined };
    const commands: string[] = [];
    const run = async (command: string, args: readonly string[]): Promise<CommandEnd> => {
      commands.push([command, ...args].join(' '));
      const script = args.at(-1) ?? '';
      if (command === 'powershell.exe' && says === 'yes') {
        const file = /'\/XML','"?([^"']+)"?'/.exec(script)?.[1];
        if (script.includes("'/Create'") && file) state.xml = readFileSync(file, 'utf16le');
        if (script.includes("'/Delete'")) state.xml = undefined;
        return { code: 0, text: '' };
      }
      if (command === 'powershell.exe') return { code: 1, text: 'The operation was canceled by the user.' };
      if (!readable) return { code: 1, text: 'ERROR: Access is denied.' };
      return state.xml === undefined
        ? { code: 1, text: 'ERROR: The system cannot find the file specified.' }
        : { code: 0, text: state.xml };
    };
    return { state, commands, way: beforeLogOnWindows({ wish: WISH, temporary: folder, run }) };
  }

  it('makes the task as administrator, lets Windows ask for the password, and reads the task back', async () => {
    const { way, commands } = windows();
    expect(await way.read()).toMatchObject({ state: 'off', possible: true });
    await way.set(true);
    const script = commands.find((line) => line.startsWith('powershell')) ?? '';
    expect(script).toContain('-Verb RunAs');
    expect(script).toContain("'/RU','PC\\Анна','/RP','*'");
    expect(await way.read()).toMatchObject({ state: 'on' });
    await way.set(false);
    expect(await way.read()).toMatchObject({ state: 'off' });
  });

  it('is off when the person says no', async () => {
    const { way } = windows({ says: 'no' });
    await way.set(true);
    expect(await way.read()).toMatchObject({ state: 'off' });
  });

  it('is unknown where Windows does not show the task', async () => {
    expect(await windows({ readable: false }).way.read()).toMatchObject({
      state: 'unknown',
      words: { ru: expect.stringContaining('администратор') },
    });
  });

  it('is seen to be disabled in the Task Scheduler', async () => {
    const { way, state } = windows();
    await way.set(true);
    state.xml = state.xml?.replace('<Enabled>true</Enabled>\n  </Settings>', '<Enabled>false</Enabled>\n  </Settings>');
    expect(await way.read()).toMatchObject({ state: 'switchedOff' });
  });

  it('is not on when the task starts another copy', async () => {
    const { way, state } = windows();
    await way.set(true);
    state.xml = state.xml?.replace('Program Files', 'Old Files');
    expect(await way.read()).toMatchObject({ state: 'off', words: { ru: expect.stringContaining('другой копии') } });
  });

  it('runs at boot with least rights and the password of the user, since DPAPI opens nothing without it', () => {
    const xml = scheduledTask(WISH);
    expect(xml).toContain('<BootTrigger>');
    expect(xml).toContain('<LogonType>Password</LogonType>');
    expect(xml).toContain('<RunLevel>LeastPrivilege</RunLevel>');
    expect(xml).toContain('<RestartOnFailure>');
    expect(xml).toContain('K &amp; K');
    expect(xml).toContain('<Arguments>C:\\K\\kassabridge.mjs agent --config "C:\\Мои файлы\\k.json"</Arguments>');
    expect(readTask(xml)).toEqual({ isEnabled: true, command: WISH.program });
  });
});
