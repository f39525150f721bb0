import { describe, expect, it } from 'vitest';
import { driverLine } from '../../../scripts/driver-counts.mjs';

const file = (name: string, results: readonly (readonly [driver: string, status: string])[]) => ({
  name,
  assertionResults: results.map(([driver, status]) => ({ ancestorTitles: [driver, 'a theme'], status })),
});

describe('the line of the drivers', () => {
  it('counts every promise for its driver, over all files', () => {
    const testResults = [
      file('/project/test/drivers/promises/receipt.test.ts', [
        ['atol-serial', 'passed'],
        ['atol-serial', 'failed'],
        ['dto double', 'skipped'],
      ]),
      file('/project/test/drivers/promises/reading.test.ts', [
        ['atol-serial', 'passed'],
        ['dto double', 'pending'],
      ]),
    ];
    expect(driverLine({ testResults })).toBe(
      'drivers: atol-serial 2 passed, 1 failed, 0 skipped; dto double 0 passed, 0 failed, 2 skipped',
    );
  });

  it('counts no other tests, and says nothing when the promises did not run', () => {
    const testResults = [file('/project/test/unit/core/money.test.ts', [['money', 'passed']])];
    expect(driverLine({ testResults })).toBeUndefined();
  });
});
