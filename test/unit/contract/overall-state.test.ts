import { describe, expect, it } from 'vitest';
import { overallState } from '../../../src/contract/overall-state.ts';
import { alarmOf, glanceOf, NOON, withLight } from '../shell/glances.ts';

describe('overall state', () => {
  it('is fine on the evidence of all four lights only', () => {
    expect(overallState(glanceOf(), 'running')).toBe('fine');
    for (const name of ['site', 'cashbox', 'fn', 'ofd'] as const)
      expect(overallState(withLight(name, 'unknown'), 'running')).toBe('unknown');
  });

  it.each(['starting', 'silent', 'absent', 'notSetUp', 'foreign'] as const)(
    'is unknown while the agent is %s, whatever was seen before',
    (agent) => {
      expect(overallState(glanceOf(), agent)).toBe('unknown');
      expect(overallState(glanceOf({ training: true }), agent)).toBe('unknown');
    },
  );

  it('is unknown when a running agent does not answer, and trouble when nobody starts it any more', () => {
    expect(overallState(undefined, 'running')).toBe('unknown');
    expect(overallState(undefined, 'givenUp')).toBe('trouble');
  });

  it.each(['attention', 'trouble'] as const)('is %s for one light or one alarm of that level', (level) => {
    expect(overallState(withLight('ofd', level), 'running')).toBe(level);
    expect(overallState(glanceOf({ alarms: [alarmOf('a', { level })] }), 'running')).toBe(level);
  });

  it('asks for a look at what is in doubt, parked or paused', () => {
    expect(overallState(glanceOf({ inDoubt: 1 }), 'running')).toBe('attention');
    expect(overallState(glanceOf({ parked: 1 }), 'running')).toBe('attention');
    expect(overallState(glanceOf({ paused: { until: NOON + 1, by: 'Анна', since: NOON } }), 'running')).toBe(
      'attention',
    );
  });

  it('shows the worst, and training only where nothing is worse', () => {
    const bad = withLight('ofd', 'unknown');
    expect(overallState({ ...bad, alarms: [alarmOf('a')] }, 'running')).toBe('attention');
    expect(overallState({ ...bad, alarms: [alarmOf('a', { level: 'trouble' })] }, 'running')).toBe('trouble');
    expect(overallState(glanceOf({ training: true }), 'running')).toBe('training');
    expect(overallState({ ...bad, training: true }, 'running')).toBe('unknown');
    expect(overallState(glanceOf({ training: true, parked: 1 }), 'running')).toBe('attention');
  });
});
