import { describe, expect, it } from 'vitest';
import { HEALTH_LIMITS, judgeHealth, type Signs } from '../../../src/update-watch/judge-health.ts';

const signs = (changes: Partial<Signs>): Signs => ({
  sinceOrderMs: 0,
  sinceFirstStartMs: undefined,
  isHealthy: false,
  hasLeft: false,
  ...changes,
});

describe('the new version', () => {
  it.each<[string, Partial<Signs>, string]>([
    ['was started a moment ago', {}, 'wait'],
    ['has not begun for nearly a minute', { sinceOrderMs: 59_999 }, 'wait'],
    ['has not begun for a minute', { sinceOrderMs: 60_000 }, 'neverStarted'],
    ['began late and has its two minutes from then', { sinceOrderMs: 179_000, sinceFirstStartMs: 119_999 }, 'wait'],
    ['has no agent at work two minutes after its start', { sinceFirstStartMs: 120_000 }, 'notHealthy'],
    ['works', { sinceFirstStartMs: 15_000, isHealthy: true }, 'healthy'],
    ['worked just as the time was over', { sinceFirstStartMs: 120_000, isHealthy: true }, 'healthy'],
    ['was closed by a person', { sinceFirstStartMs: 15_000, hasLeft: true }, 'left'],
    ['worked and was closed', { sinceFirstStartMs: 15_000, isHealthy: true, hasLeft: true }, 'healthy'],
  ])('%s', (_, changes, verdict) => {
    expect(judgeHealth(signs(changes), HEALTH_LIMITS)).toBe(verdict);
  });
});
