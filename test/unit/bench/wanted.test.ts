import { describe, expect, it } from 'vitest';
import { GROUPS } from '../../bench/groups.ts';
import { isWanted } from '../../bench/run.ts';

describe('which figures are measured', () => {
  it('measures all of them when none is named, but those that last for minutes', () => {
    expect(isWanted('dto-receipt-wall', [], false)).toBe(true);
    expect(isWanted('dto-silent-close', [], true)).toBe(false);
  });

  it('takes the beginning of a name, but the whole name of one that lasts for minutes', () => {
    expect(isWanted('dto-receipt-wall', ['dto-'], false)).toBe(true);
    expect(isWanted('idle-cpu', ['dto-'], false)).toBe(false);
    expect(isWanted('dto-silent-close', ['dto-'], true)).toBe(false);
    expect(isWanted('dto-silent-close', ['idle', 'dto-silent-close'], true)).toBe(true);
  });

  it('gives each figure a name of its own', () => {
    const names = GROUPS.flatMap(({ figures }) => figures.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });
});
