import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The library's log: two files of a megabyte. Its path is relative to the working folder, so that no letter of a user's name can harm it. */
const LOG_PROPERTIES = `log4cpp.rootCategory=ERROR, file
log4cpp.category.FiscalPrinter=ERROR, file
log4cpp.category.Transport=ERROR, file
log4cpp.category.EthernetOverTransport=ERROR, file
log4cpp.category.DeviceDebug=ERROR, file
log4cpp.category.1C=ERROR, file
log4cpp.additivity.FiscalPrinter=false
log4cpp.additivity.Transport=false
log4cpp.additivity.EthernetOverTransport=false
log4cpp.additivity.DeviceDebug=false
log4cpp.additivity.1C=false
log4cpp.appender.file=RollingFileAppender
log4cpp.appender.file.fileName=logs/fptr10.log
log4cpp.appender.file.maxFileSize=1048576
log4cpp.appender.file.maxBackupIndex=1
log4cpp.appender.file.layout=PatternLayout
log4cpp.appender.file.layout.ConversionPattern=%d{%Y.%m.%d %H:%M:%S.%l} T:%t %-5p [%c] %m%n
`;
const LOG_PROPERTIES_FILE = 'fptr10_log.properties';
/** A log that did not keep to its bounds is thrown away at the next start, bytes. */
const LOG_LIMIT_BYTES = 2 * 1024 * 1024;

/** Of the agent's own environment: what a program needs to run at all. No secret of the agent's is among them. */
const KEPT_ENV = [
  'PATH',
  'LANG',
  'LC_ALL',
  'TZ',
  'SystemRoot',
  'windir',
  'SystemDrive',
  'TEMP',
  'TMP',
  'COMSPEC',
  'WINEPREFIX',
];

/**
 * The folder in which a library believes to be at home: its settings and logs land there and not with those of other
 * programs. Written anew each time, since the library, or a person, may have changed what we wrote.
 *
 * @returns the environment of a driver host that lives there
 */
export function prepareHostFolder(folder: string, agentEnv: NodeJS.ProcessEnv): Record<string, string> {
  const appData = join(folder, 'AppData');
  // Where build 10.8 for Linux looks (measured), and the same below the folder of Windows (not tried there).
  for (const home of [join(folder, '.atol', 'drivers10'), join(appData, 'ATOL', 'drivers10')]) {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(join(home, LOG_PROPERTIES_FILE), LOG_PROPERTIES);
    dropLargeLogs(join(home, 'logs'));
  }
  mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
  dropLargeLogs(join(folder, 'logs'));
  const kept = Object.entries(agentEnv).filter(([key]) => KEPT_ENV.some((k) => k.toUpperCase() === key.toUpperCase()));
  const env = Object.fromEntries(kept.map(([key, value]) => [key, value ?? '']));
  return { ...env, HOME: folder, USERPROFILE: folder, APPDATA: appData, LOCALAPPDATA: appData };
}

function dropLargeLogs(folder: string): void {
  for (const name of filesIn(folder)) {
    const path = join(folder, name);
    if (statSync(path).size > LOG_LIMIT_BYTES) rmSync(path, { force: true, recursive: true });
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
