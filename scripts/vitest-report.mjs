import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODULES, runHere } from './house.mjs';

/**
 * Runs vitest in this terminal.
 *
 * @param {string} node path of the Node to run it on
 * @param {readonly string[]} args
 * @returns the exit code, and what the json reporter wrote; no report when vitest could not even begin
 */
export async function runVitest(node, args) {
  const folder = mkdtempSync(join(tmpdir(), 'kassabridge-test-'));
  const path = join(folder, 'report.json');
  try {
    const vitest = join(MODULES, 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
    const code = await runHere(node, [vitest, 'run', ...reporters, ...args]);
    return { code, report: existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that does not even load has no failed test of its own, and an unhandled error belongs to none: both count as one. */
export function countsOf({ code, report }) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}
