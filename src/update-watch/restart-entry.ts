import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeWhole } from '../adapters/system/write-whole.ts';

/** Starts the watcher with the next log-on of this user: a version that was cut short and cannot start has nobody else. */
export interface RestartEntry {
  set(): void;
  clear(): void;
}

/** The part of the registry whose commands run once: Windows takes each away before it runs it. */
const RUN_ONCE = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce';
const NAME = 'KassaBridgeUpdate';

/** @param command program and its arguments */
export function restartEntry(
  command: readonly string[],
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): RestartEntry {
  if (platform === 'win32') return runOnce(command);
  return autostartFile(command, join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart'));
}

function runOnce(command: readonly string[]): RestartEntry {
  const reg = (...args: readonly string[]) => execFileSync('reg', args, { stdio: 'ignore', windowsHide: true });
  const line = command.map((word) => (word.startsWith('--') ? word : `"${word}"`)).join(' ');
  return {
    set: () => void reg('add', RUN_ONCE, '/v', NAME, '/t', 'REG_SZ', '/d', line, '/f'),
    clear: () => void reg('delete', RUN_ONCE, '/v', NAME, '/f'),
  };
}

/** Source: Desktop Entry and Autostart specifications; `%` begins a field code and is doubled. */
function autostartFile(command: readonly string[], folder: string): RestartEntry {
  const file = join(folder, 'kassabridge-update.desktop');
  const exec = command.map((word) => `"${word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`).join(' ');
  const lines = ['[Desktop Entry]', 'Type=Application', 'Name=KassaBridge', `Exec=${exec}`, 'Terminal=false', ''];
  return {
    set() {
      mkdirSync(dirname(file), { recursive: true });
      writeWhole(file, lines.join('\n'));
    },
    clear: () => rmSync(file, { force: true }),
  };
}
