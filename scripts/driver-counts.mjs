import { sep } from 'node:path';

/** Folder of the promises that every driver keeps. */
const PROMISES = ['test', 'drivers', 'promises'].join(sep);

/**
 * The line that says how many promises each driver keeps: `drivers: atol-serial 61 passed, 0 failed, 4 skipped; …`.
 *
 * @param {{ testResults: readonly { name: string, status: string, assertionResults: readonly { ancestorTitles: readonly string[], status: string }[] }[] }} report as vitest's json reporter writes it
 * @returns {string | undefined} undefined when the promises did not run
 */
export function driverLine({ testResults }) {
  const files = testResults.filter(({ name }) => name.includes(PROMISES));
  const counts = new Map();
  for (const { ancestorTitles, status } of files.flatMap((file) => file.assertionResults)) {
    const driver = ancestorTitles[0] ?? '?';
    const count = counts.get(driver) ?? { passed: 0, failed: 0, skipped: 0 };
    counts.set(driver, count);
    if (status === 'passed') count.passed += 1;
    else if (status === 'failed') count.failed += 1;
    else count.skipped += 1;
  }
  if (counts.size === 0) return undefined;
  const words = [...counts].map(
    ([driver, { passed, failed, skipped }]) => `${driver} ${passed} passed, ${failed} failed, ${skipped} skipped`,
  );
  return `drivers: ${words.join('; ')}`;
}
