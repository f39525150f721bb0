import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { execLine, readDesktopEntry } from '../../../src/shell/autostart/desktop-entry.ts';
import { restartEntry } from '../../../src/update-watch/restart-entry.ts';

it('starts the watcher with the next log-on, until it is cleared', ({ onTestFinished }) => {
  const home = mkdtempSync(join(tmpdir(), 'kassabridge-entry-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const command = ['/home/ivan ivanov/50% node', '/updates/watch.mjs', '--folder', '/updates'];
  const entry = restartEntry(command, 'linux', { XDG_CONFIG_HOME: home });
  const file = join(home, 'autostart', 'kassabridge-update.desktop');
  entry.set();
  entry.set();
  expect(readDesktopEntry(readFileSync(file, 'utf8'))).toEqual({ exec: execLine(command), isSwitchedOff: false });
  entry.clear();
  entry.clear();
  expect(existsSync(file)).toBe(false);
});
