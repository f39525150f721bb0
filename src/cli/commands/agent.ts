import { openLog } from '../../adapters/system/log/open-log.ts';
import { loadSettings } from '../../adapters/system/settings/load-settings.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { alarmsOfSettings } from '../agent/alarms-of-settings.ts';
import { lockDevices } from '../agent/device-locks.ts';
import { lockState, startAgent } from '../agent/live-agent.ts';
import { partsOfSettings } from '../agent/parts-of-settings.ts';
import { reportAtMs } from '../agent/report-at.ts';
import { secretsOfSettings, secretWarnings } from '../agent/secrets-of-settings.ts';
import { signsOfLife } from '../agent/signs-of-life.ts';
import { stateFiles } from '../agent/state-files.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { logScreen } from '../screen/log-screen.ts';
import { complain, say } from '../screen/say.ts';
import { untilStopped } from '../until-stopped.ts';

/** `kassabridge agent`: settings, locks, journal, lanes, pipe; until somebody stops it. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { config: { type: 'string' } });
  if (values.config === undefined) throw new UsageError('не указан файл настроек: --config ФАЙЛ');
  const loaded = loadSettings(values.config);
  const secrets = secretsOfSettings(loaded, warn);
  for (const warning of [...loaded.warnings, ...secretWarnings(loaded, secrets)]) warn(warning);
  const asked = Promise.withResolvers<void>();
  const stopped = Promise.race([untilStopped(), asked.promise]);
  const stateLock = lockState(loaded.stateDir);
  try {
    const devices = lockDevices(loaded.settings.cashboxes);
    const log = openLog({ clock: systemClock, folder: stateFiles(loaded.stateDir).logs, onScreen: logScreen });
    const live = await startAgent({
      stateDir: loaded.stateDir,
      log,
      ...partsOfSettings(loaded, secrets, log, devices),
      alarms: alarmsOfSettings(loaded.settings, secrets, log),
      contactDays: loaded.settings.privacy.contactDays,
      reportAtMs: reportAtMs(loaded.settings.report),
      signs: signsOfLife(loaded, secrets),
      onStopAsked: asked.resolve,
    });
    const names = loaded.settings.cashboxes.map(({ id, port }) => `${id} (${port})`).join(', ');
    say(
      `Агент работает: кассы ${names}; магазины ${loaded.settings.shops.map(({ id }) => id).join(', ')}. Ctrl+C — остановить.`,
    );
    await stopped;
    await live.stop();
    devices.release();
  } finally {
    stateLock.release();
  }
  return EXIT.fine;
}

function warn(words: string): void {
  complain(`Внимание: ${words}.`);
}
