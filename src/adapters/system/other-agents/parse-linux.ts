import { basename } from 'node:path';
import type { SeenService } from './system-view.ts';

const INTERPRETERS = /^(python[\d.]*|bash|sh|node|java|mono)$/;

/** Of its file, and of the script where an interpreter runs one: `python3 /usr/bin/kklinux`. */
export function namesOfCommand(words: readonly string[]): readonly string[] {
  const [file = '', ...rest] = words;
  const own = basename(file).replace(/\.exe$/i, '');
  if (!INTERPRETERS.test(own)) return [own];
  const script = rest.find((word) => !word.startsWith('-'));
  return script === undefined ? [own] : [own, basename(script).replace(/\.(jar|exe|sh|py)$/i, '')];
}

/** `kkmserver.service loaded active running KKM server` of `systemctl list-units --plain`. */
export function parseUnits(text: string): readonly SeenService[] {
  return text.split('\n').flatMap((line) => {
    const [, unit, active, title = ''] = /^\s*(\S+\.service)\s+\S+\s+(\S+)\s+\S+\s*(.*)$/.exec(line) ?? [];
    return unit === undefined ? [] : [{ names: title === '' ? [unit] : [title, unit], isRunning: active === 'active' }];
  });
}

/** `kkmserver.service enabled enabled` of `systemctl list-unit-files`. */
export function parseUnitFiles(text: string): readonly SeenService[] {
  return text.split('\n').flatMap((line) => {
    const unit = /^\s*(\S+\.service)\s/.exec(line)?.[1];
    return unit === undefined ? [] : [{ names: [unit], isRunning: false }];
  });
}

/** Listening state in /proc/net/tcp. Source: include/net/tcp_states.h, TCP_LISTEN. */
const LISTEN = '0A';

/** Ports somebody listens on, of `/proc/net/tcp`. */
export function parseTcpTable(text: string): readonly number[] {
  return text.split('\n').flatMap((line) => {
    const [, port = '', state = ''] = /^\s*\d+:\s+[\dA-F]+:([\dA-F]{4})\s+\S+\s+([\dA-F]{2})\s/.exec(line) ?? [];
    return state === LISTEN ? [Number.parseInt(port, 16)] : [];
  });
}
