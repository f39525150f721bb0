import { openNotifier } from '../../adapters/notify/registry.ts';
import { localTime } from '../../adapters/system/local-time.ts';
import type { Settings } from '../../adapters/system/settings/schema.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { ALARM_RULES, type AlarmRules, type Pair } from '../../core/alarms/rules.ts';
import type { Log } from '../../core/ports/log.ts';
import type { AlarmSettings } from './live-agent.ts';
import type { Secrets } from './secrets-of-settings.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const MIB = 1024 * 1024;

/** Limits and ways out as the settings describe them. Nothing is sent yet. */
export function alarmsOfSettings(
  { alarms, notify }: Pick<Settings, 'alarms' | 'notify'>,
  secrets: Pick<Secrets, 'read'>,
  log: Log,
): AlarmSettings {
  const parts = { clock: systemClock, log, readSecret: secrets.read, localTime };
  return {
    rules: rulesOf(alarms),
    repeatMs: times(alarms.repeatMinutes, MINUTE),
    ways: notify.map((way) => openNotifier(way, parts)),
  };
}

function rulesOf(alarms: Settings['alarms']): AlarmRules {
  return {
    ...ALARM_RULES,
    siteMs: times(alarms.siteMinutes, MINUTE),
    cashboxSilentMs: times(alarms.cashboxSilentSeconds, SECOND),
    cashboxQuietMs: times(alarms.cashboxQuietSeconds, SECOND),
    ofdBacklogMs: alarms.ofdBacklogHours.map((hours) => hours * HOUR),
    ofdBacklogCount: alarms.ofdBacklogCount,
    fnDaysLeft: alarms.fnDaysLeft,
    certificateDaysLeft: alarms.certificateDaysLeft,
    shiftMinutes: times(alarms.shiftHours, 60),
    lateMs: times(alarms.lateMinutes, MINUTE),
    linkLosses: alarms.linkLossesPerHour,
    vatNoneMs: alarms.vatNoneHours * HOUR,
    clockS: alarms.clockSeconds,
    diskFreeBytes: times(alarms.diskFreeMib, MIB),
  };
}

const times = ([attention, trouble]: Pair, unit: number): Pair => [attention * unit, trouble * unit];
