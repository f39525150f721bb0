import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { detectCashboxes } from '../../adapters/cashbox/detect-cashboxes.ts';
import { deviceLockPath, takeDeviceLock } from '../../adapters/system/device-lock.ts';
import { lockHolder } from '../../adapters/system/lock.ts';
import { isPlace } from '../../adapters/system/settings/schema.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { type DetectReport, detectReport } from '../detect/report.ts';
import { EXIT } from '../exit.ts';
import { detectLines, lookWords } from '../screen/detect-lines.ts';
import { complain, say } from '../screen/say.ts';
import { untilStopped } from '../until-stopped.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  port: { type: 'string', multiple: true, default: [] as string[] },
  library: { type: 'string' },
} as const;

/** `kassabridge detect`: which cashboxes are here, and which way an agent would reach them. Reads only. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  for (const port of values.port) checkPort(port);
  const library = values.library === undefined ? undefined : resolve(values.library);
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort(new Error('Поиск остановлен.')));
  const hostFolder = mkdtempSync(join(tmpdir(), 'kassabridge-detect-'));
  try {
    const onLook = process.stderr.isTTY ? { onLook: (...look: LookWords) => complain(lookWords(...look)) } : {};
    const detection = await detectCashboxes(
      { clock: systemClock, named: values.port, library, hostFolder, take, ...onLook },
      stop.signal,
    );
    const report = detectReport(detection, library);
    say(...(values.json ? [JSON.stringify(report)] : detectLines(report)));
    return exitCodeOf(report);
  } finally {
    rmSync(hostFolder, { recursive: true, force: true });
  }
}

type LookWords = Parameters<typeof lookWords>;

function checkPort(port: string): void {
  if (isPlace(port)) return;
  throw new UsageError(`--port: "COM5", "/dev/…", "tcp://адрес:порт" или "usb:ПУТЬ", а не «${port}»`);
}

function take(port: string) {
  return takeDeviceLock(port) ?? { holder: lockHolder(deviceLockPath(port)) };
}

function exitCodeOf({ cashboxes, held }: DetectReport): number {
  if (cashboxes.length > 0) return EXIT.fine;
  return held.length > 0 ? EXIT.alreadyRunning : EXIT.trouble;
}
