import type { SeenListener, SeenProcess, SeenService } from './system-view.ts';

/** `"Frontol.exe","4242","Console","1","10 240 КБ"` of `tasklist /fo csv /nh`. */
export function parseTasks(text: string): readonly SeenProcess[] {
  return lines(text).flatMap((line) => {
    const [, image = '', pid = ''] = /^"([^"]+)","(\d+)"/.exec(line) ?? [];
    return image === '' ? [] : [{ pid: Number(pid), names: [image.replace(/\.exe$/i, '')], commandLine: '' }];
  });
}

/** Blocks of `sc query`: the words stay English on a Russian Windows, the numbers in any case. */
export function parseServices(text: string): readonly SeenService[] {
  return text.split(/^SERVICE_NAME:/m).flatMap((block, place) => {
    const name = /^\s*(\S.*)$/m.exec(block)?.[1]?.trim();
    if (place === 0 || name === undefined) return [];
    const title = /^DISPLAY_NAME:\s*(.+)$/m.exec(block)?.[1]?.trim();
    const state = /^\s*(?:STATE|СОСТОЯНИЕ|Состояние)\s*:\s*(\d+)/mu.exec(block)?.[1];
    // Source: winsvc.h, SERVICE_RUNNING.
    return [{ names: title === undefined ? [name] : [name, title], isRunning: state === '4' }];
  });
}

/** `    name    REG_SZ    value` of `reg query`: the names, and what they begin. */
export function parseRegistryNames(text: string): readonly string[] {
  return registryRows(text).flat();
}

/** The same: the values. */
export function parseRegistryValues(text: string): readonly string[] {
  return registryRows(text).map(([, value]) => value);
}

function registryRows(text: string): readonly (readonly [string, string])[] {
  return lines(text).flatMap((line) => {
    const [, name, value] = /^ {4}(\S.*?) {4}REG_(?:EXPAND_)?SZ {4}(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

/** `  TCP    0.0.0.0:16732    0.0.0.0:0    LISTENING    4711` of `netstat -ano`; the word is translated, the zero port is not. */
export function parseListeners(text: string): readonly SeenListener[] {
  return lines(text).flatMap((line) => {
    const [, port, pid] = /^\s*TCP\s+\S+:(\d+)\s+\S+:0\s+\S+\s+(\d+)\s*$/i.exec(line) ?? [];
    return port === undefined ? [] : [{ port: Number(port), pid: Number(pid) }];
  });
}

const lines = (text: string): readonly string[] => text.split(/\r?\n/);
