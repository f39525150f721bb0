import { describe, expect, it } from 'vitest';
import { TOOLTIP_AT_MOST, tooltip } from '../../../../src/shell/tray/tooltip.ts';
import { glanceOf, NOON, withLight } from '../glances.ts';

const RUNNING = { state: 'running', since: NOON } as const;
const view = (changes: object) => ({
  glance: glanceOf(),
  agent: RUNNING,
  language: 'ru' as const,
  now: NOON,
  ...changes,
});

describe('tooltip', () => {
  it('says the four lights in a line by sign and what waits in the next, in both languages', () => {
    const glance = { ...withLight('ofd', 'unknown'), waiting: 2, parked: 1, unsent: 3 };
    expect(tooltip(view({ glance }))).toBe(
      'Сайт ✓ · Касса ✓ · ФН ✓ · ОФД ?\nждут решения 1, чеков в очереди 2, не в ОФД 3',
    );
    expect(tooltip(view({ glance, language: 'en' }))).toBe(
      'Site ✓ · Cashbox ✓ · FN ✓ · OFD ?\n1 to decide, 2 receipts queued, 3 not at the OFD',
    );
    expect(tooltip(view({}))).toContain('Ничего не ждёт');
  });

  it('says that it is training beside whatever else there is to say', () => {
    expect(tooltip(view({ glance: glanceOf({ training: true }) }))).toMatch(/\nНичего не ждёт, касса учебная$/);
    expect(tooltip(view({ glance: { ...withLight('fn', 'attention'), training: true, unsent: 3 } }))).toMatch(
      /ФН !.*\nне в ОФД 3, касса учебная$/,
    );
  });

  it('says until when it is paused', () => {
    const paused = { until: NOON + 90 * 60_000, by: 'Анна', since: NOON };
    expect(tooltip(view({ glance: glanceOf({ paused }) }))).toContain('на паузе до 13:30');
  });

  it.each(['starting', 'silent', 'absent', 'givenUp', 'notSetUp', 'foreign'] as const)(
    'shows no lights while the agent is %s',
    (state) => {
      expect(tooltip(view({ agent: { state, since: NOON } }))).toMatch(/^KassaBridge: [^✓]+$/);
    },
  );

  it('never gets longer than Windows shows, and ends with dots where it is cut', () => {
    const glance = glanceOf({
      inDoubt: 1_000_000_000,
      parked: 1_000_000_000,
      waiting: 1_000_000_000,
      unsent: 1_000_000_000,
      paused: { until: NOON + 86_000_000, by: 'Анна', since: NOON },
    });
    const text = tooltip(view({ glance }));
    expect(text.length).toBeLessThanOrEqual(TOOLTIP_AT_MOST);
    expect(text.endsWith('…')).toBe(true);
  });
});
