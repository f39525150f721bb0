import { describe, expect, it } from 'vitest';
import { SettingsSchema } from '../../../../src/adapters/system/settings/schema.ts';
import { alarmsOfSettings } from '../../../../src/cli/agent/alarms-of-settings.ts';
import { ALARM_RULES } from '../../../../src/core/alarms/rules.ts';

const SHOP = {
  id: 'main',
  kind: 'bitrix',
  urlFile: 'link.txt',
  apiVersion: '2',
  settlementPlace: 'https://shop.example',
};
const BASE = { shops: [SHOP], cashboxes: [{ id: 'kassa1', driver: 'atol-serial', shops: ['main'] }] };
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const NO_SECRETS = {
  read: () => {
    throw new Error('Nobody prepared a secret');
  },
};
const alarms = (part: object) => alarmsOfSettings(SettingsSchema.parse({ ...BASE, ...part }), NO_SECRETS, SILENT);

describe('alarms in the settings', () => {
  it('are those of the core when nothing is said', () => {
    expect(alarms({}).rules).toEqual(ALARM_RULES);
    expect(alarms({}).ways).toEqual([]);
  });

  it('take the units people think in', () => {
    const { rules, repeatMs } = alarms({
      alarms: {
        siteMinutes: [1, 2],
        ofdBacklogHours: [1, 2.5],
        repeatMinutes: [10, 5],
        vatNoneHours: 0,
        linkLossesPerHour: [1, 2],
      },
    });
    expect(rules.siteMs).toEqual([60_000, 120_000]);
    expect(rules.ofdBacklogMs).toEqual([3_600_000, 9_000_000]);
    expect(repeatMs).toEqual([600_000, 300_000]);
    expect(rules.vatNoneMs).toBe(0);
    expect(rules.linkLosses).toEqual([1, 2]);
    expect(rules.lateMs).toEqual(ALARM_RULES.lateMs);
  });

  it.each([
    { siteMinutes: [5, 1] },
    { ofdBacklogHours: [2, 1] },
    { fnDaysLeft: [3, 10] },
    { diskFreeMib: [100, 200] },
    { ofdBacklogHours: [] },
    { siteMinuts: [1, 2] },
  ])('refuse what makes no sense: %j', (wrong) => {
    expect(SettingsSchema.safeParse({ ...BASE, alarms: wrong }).success).toBe(false);
  });

  it('name their ways out, each once', () => {
    const way = { id: 'hook', kind: 'webhook', url: 'https://hook.example/x', secretFile: 'hook.txt' };
    expect(alarms({ notify: [way] }).ways.map(({ id }) => id)).toEqual(['hook']);
  });
});
