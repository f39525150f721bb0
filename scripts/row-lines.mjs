/** Rows of the table of troubles that the scenarios are named after. */
const ROWS = 24;

/**
 * One line for each row: kept, broken, or without a scenario yet.
 *
 * @param {{ testResults: readonly { assertionResults: readonly { title: string, status: string }[] }[] }} report as vitest's json reporter writes it
 * @returns {string[]}
 */
export function rowLines({ testResults }) {
  const tests = testResults.flatMap((file) => file.assertionResults);
  return Array.from({ length: ROWS }, (_, index) => {
    const row = index + 1;
    const mine = tests.filter(({ title }) => title.startsWith(`row ${row}:`));
    const [first] = mine;
    if (!first) return `row ${row}: no scenario yet`;
    const isKept = mine.every(({ status }) => status === 'passed');
    return `${first.title} — ${isKept ? 'passed' : 'FAILED'}`;
  });
}
