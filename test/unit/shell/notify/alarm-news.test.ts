import { describe, expect, it } from 'vitest';
import type { AlarmStatus } from '../../../../src/contract/alarm-status.ts';
import { AlarmTeller } from '../../../../src/shell/app/alarm-teller.ts';
import type { Told } from '../../../../src/shell/notify/alarm-news.ts';
import type { Notice } from '../../../../src/shell/notify/alarm-notices.ts';
import { Notifier } from '../../../../src/shell/notify/notifier.ts';
import { alarmOf, glanceOf } from '../glances.ts';

/** A tray whose memory outlives it. */
function tray(memory: { told: Told | undefined } = { told: undefined }, language: 'ru' | 'en' = 'ru') {
  const shown: Notice[] = [];
  const start = () =>
    new AlarmTeller({
      told: () => memory.told,
      keepTold: (told) => {
        memory.told = told;
      },
      language: () => language,
      show: (notice) => shown.push(notice),
    });
  let teller = start();
  return {
    shown,
    memory,
    teller: () => teller,
    hears: (...alarms: readonly AlarmStatus[]) => {
      teller.heard(glanceOf({ alarms: [...alarms] }));
      return shown.splice(0).map(({ title }) => title);
    },
    restart: () => {
      teller = start();
    },
  };
}

describe('news of alarms', () => {
  it('tells a new one once, and again when it is worse', () => {
    const { hears } = tray();
    expect(hears(alarmOf('a'))).toEqual(['Внимание: a ру']);
    expect(hears(alarmOf('a'))).toEqual([]);
    expect(hears(alarmOf('a', { level: 'trouble' }))).toEqual(['Беда: a ру']);
    expect(hears(alarmOf('a'))).toEqual([]);
    expect(hears(alarmOf('a', { level: 'trouble' }))).toEqual(['Беда: a ру']);
  });

  it('tells the all-clear once, when the last one is over', () => {
    const { hears } = tray();
    expect(hears()).toEqual([]);
    hears(alarmOf('a'), alarmOf('b'));
    expect(hears(alarmOf('b'))).toEqual([]);
    expect(hears()).toEqual(['Всё снова в порядке']);
    expect(hears()).toEqual([]);
  });

  it('tells nothing again after a restart of the tray', () => {
    const { hears, restart } = tray();
    hears(alarmOf('a'));
    restart();
    expect(hears(alarmOf('a'))).toEqual([]);
    expect(hears(alarmOf('a'), alarmOf('b'))).toEqual(['Внимание: b ру']);
  });

  it('leaves out at the very first start what somebody has seen already, and tells the rest', () => {
    const { hears } = tray();
    expect(hears(alarmOf('old', { ackedBy: 'Анна' }), alarmOf('open'))).toEqual(['Внимание: open ру']);
    expect(hears(alarmOf('old', { ackedBy: 'Анна' }), alarmOf('open'))).toEqual([]);
  });

  it('tells many at once in one notification', () => {
    const { teller, shown } = tray(undefined, 'en');
    const alarms = ['a', 'b', 'c', 'd'].map((key) => alarmOf(key, key === 'd' ? { level: 'trouble' } : {}));
    teller().heard(glanceOf({ alarms }));
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ title: 'New alarms: 4', isUrgent: true, place: { screen: 'alarms' } });
    expect(shown[0]?.body).toContain('c en: reason en');
  });

  it('says what to do', () => {
    const { teller, shown } = tray();
    teller().heard(glanceOf({ alarms: [alarmOf('a')] }));
    expect(shown[0]?.body).toBe('reason ру\ncure ру');
  });
});

describe('notification', () => {
  it('leads to what it is about', () => {
    const { teller, shown } = tray();
    const subject = { of: 'cashbox', id: 'kassa1' } as const;
    teller().heard(
      glanceOf({
        alarms: [
          alarmOf('cashbox-silent:kassa1', { subject }),
          alarmOf('receipt-parked:kassa1', { subject, jobId: 7 }),
          alarmOf('disk-space', { subject: { of: 'agent' } }),
        ],
      }),
    );
    expect(shown.map(({ place }) => place)).toEqual([
      { screen: 'cashbox', cashboxId: 'kassa1' },
      { screen: 'receipts', jobId: 7 },
      { screen: 'alarms' },
    ]);
  });

  it('leads to its place by a click, also when nobody else holds it', () => {
    const opened: unknown[] = [];
    const listeners = new Map<string, () => void>();
    let options: unknown;
    const notifier = new Notifier({
      isSupported: () => true,
      create: (given) => {
        options = given;
        return {
          on: (name: string, listener: () => void) => listeners.set(name, listener),
          show: () => undefined,
        } as never;
      },
      open: (place) => opened.push(place),
    });
    expect(notifier.show({ title: 't', body: 'b', place: { screen: 'alarms' }, isUrgent: true })).toBe(true);
    expect(options).toMatchObject({ title: 't', body: 'b', urgency: 'critical' });
    listeners.get('click')?.();
    expect(opened).toEqual([{ screen: 'alarms' }]);
  });

  it('says so where the system has none', () => {
    const notifier = new Notifier({
      isSupported: () => false,
      create: () => {
        throw new Error('There are none here');
      },
      open: () => undefined,
    });
    expect(notifier.show({ title: '', body: '', place: { screen: 'now' }, isUrgent: false })).toBe(false);
  });
});
