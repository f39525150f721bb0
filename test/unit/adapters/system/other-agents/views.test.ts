import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { linuxView } from '../../../../../src/adapters/system/other-agents/linux-view.ts';
import { lockHolders } from '../../../../../src/adapters/system/other-agents/lock-holders.ts';
import {
  namesOfCommand,
  parseTcpTable,
  parseUnits,
} from '../../../../../src/adapters/system/other-agents/parse-linux.ts';
import { decode } from '../../../../../src/adapters/system/other-agents/run-program.ts';
import { windowsView } from '../../../../../src/adapters/system/other-agents/windows-view.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kb-view-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** What programs of a Russian Windows print. */
const PRINTED: Readonly<Record<string, string>> = {
  tasklist:
    '"System Idle Process","0","Services","0","8 КБ"\r\n"BxDTO.exe","4242","Console","1","10 240 КБ"\r\n"Frontol.EXE","17","Console","1","1 КБ"\r\n',
  sc: [
    '',
    'SERVICE_NAME: KkmServer',
    'DISPLAY_NAME: KkmServer - сервер касс',
    '        TYPE               : 10  WIN32_OWN_PROCESS',
    '        STATE              : 4  RUNNING',
    '                                (STOPPABLE, NOT_PAUSABLE)',
    '',
    'SERVICE_NAME: AtolWeb',
    'DISPLAY_NAME: АТОЛ Web Server',
    '        TYPE               : 10  WIN32_OWN_PROCESS',
    '        STATE              : 1  STOPPED',
  ].join('\r\n'),
  netstat: [
    '',
    'Активные подключения',
    '',
    '  Имя    Локальный адрес        Внешний адрес          Состояние       PID',
    '  TCP    0.0.0.0:16732          0.0.0.0:0              LISTENING       4711',
    '  TCP    [::]:5893              [::]:0                 ПРОСЛУШИВАНИЕ   12',
    '  TCP    127.0.0.1:50000        127.0.0.1:16732        ESTABLISHED     9',
  ].join('\r\n'),
};

describe('Windows', () => {
  const view = windowsView(async (file, args) => {
    if (file !== 'reg') return PRINTED[file] ?? '';
    if (args[1]?.startsWith('HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'))
      return '\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\r\n    BxDTO    REG_SZ    "C:\\BxDTO\\start.exe" -q\r\n';
    if (args[1]?.includes('WOW6432Node') && args[1].includes('Uninstall'))
      return '\r\nHKEY_LOCAL_MACHINE\\…\\{1}\r\n    DisplayName    REG_SZ    1С-Битрикс.Кассы\r\n\r\nКонец поиска: совпадений - 1.\r\n';
    throw new Error('ERROR: the key is not there');
  }, '/nowhere');

  it('tells its processes, services, listeners, autostart and installed programs', async () => {
    expect((await view.processes()).map(({ pid, names }) => [pid, names[0]])).toEqual([
      [0, 'System Idle Process'],
      [4242, 'BxDTO'],
      [17, 'Frontol'],
    ]);
    expect(await view.services()).toEqual([
      { names: ['KkmServer', 'KkmServer - сервер касс'], isRunning: true },
      { names: ['AtolWeb', 'АТОЛ Web Server'], isRunning: false },
    ]);
    expect(await view.listeners()).toEqual([
      { port: 16732, pid: 4711 },
      { port: 5893, pid: 12 },
    ]);
    expect(await view.autostart()).toContain('BxDTO');
    expect(await view.installed()).toEqual(['1С-Битрикс.Кассы']);
    expect(await view.lockHolders()).toEqual([]);
  });

  it('a registry that answers nowhere is a look that failed, and no empty list', async () => {
    const silent = windowsView(() => Promise.reject(new Error('not found')), '/nowhere');
    await expect(silent.installed()).rejects.toThrow();
    await expect(silent.processes()).rejects.toThrow();
  });

  it('words of a Russian console are read', () => {
    expect(decode(Uint8Array.of(0x80, 0x92, 0x8e, 0x8b))).toBe('АТОЛ');
    expect(decode(new TextEncoder().encode('АТОЛ'))).toBe('АТОЛ');
  });
});

describe('Linux', () => {
  it('tells its processes by file and script, and its listening ports', async () => {
    const proc = folder();
    const entry = (pid: string, words: readonly string[]) => {
      mkdirSync(join(proc, pid));
      writeFileSync(join(proc, pid, 'cmdline'), words.map((word) => `${word}\0`).join(''));
    };
    entry('1', ['/sbin/init']);
    entry('20', ['/usr/bin/python3', '-u', '/usr/local/bin/kklinux']);
    entry('21', []);
    entry('22', ['vim', 'kklinux']);
    mkdirSync(join(proc, 'net'));
    writeFileSync(
      join(proc, 'net/tcp'),
      [
        '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid',
        '   0: 0100007F:415C 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0',
        '   1: 0100007F:1705 0100007F:415C 01 00000000:00000000 00:00000000 00000000     0',
      ].join('\n'),
    );
    const view = linuxView(async () => '', '/nowhere', proc);
    expect((await view.processes()).map(({ pid, names }) => [pid, ...names])).toEqual([
      [1, 'init'],
      [20, 'python3', 'kklinux'],
      [22, 'vim'],
    ]);
    expect(await view.listeners()).toEqual([{ port: 16732, pid: undefined }]);
  });

  it('systemd that does not answer, and tables that are not there, are looks that failed', async () => {
    const view = linuxView(() => Promise.reject(new Error('no systemd')), '/nowhere', '/nowhere');
    await expect(view.services()).rejects.toThrow();
    await expect(view.listeners()).rejects.toThrow();
    await expect(view.processes()).rejects.toThrow();
  });

  it('reads units, commands and tables as they are printed', () => {
    expect(
      parseUnits('kkmserver.service loaded active running KKM Web-server\nx.service loaded inactive dead X\n'),
    ).toEqual([
      { names: ['KKM Web-server', 'kkmserver.service'], isRunning: true },
      { names: ['X', 'x.service'], isRunning: false },
    ]);
    expect(namesOfCommand(['java', '-Dx=1', '-jar', '/opt/AtolWebServer.jar'])).toEqual(['java', 'AtolWebServer']);
    expect(parseTcpTable('garbage\n')).toEqual([]);
  });

  it('this very system can be looked at', async () => {
    if (process.platform !== 'linux') return;
    const own = (await linuxView(async () => '', '/nowhere').processes()).find(({ pid }) => pid === process.pid);
    expect(own?.commandLine).not.toBe('');
  });

  it('whoever holds a lock says its number beside it', () => {
    const locks = folder();
    writeFileSync(join(locks, 'a.lock.holder'), 'процесс 4711');
    writeFileSync(join(locks, 'b.lock.holder'), '');
    writeFileSync(join(locks, 'a.lock'), '');
    expect(lockHolders(locks)).toEqual([4711]);
    expect(lockHolders(join(locks, 'none'))).toEqual([]);
  });
});
