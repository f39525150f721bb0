import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds against a page, one line a violation; none is expected. */
export async function violations(page: Page): Promise<readonly string[]> {
  // By the debugger and not by a script element: the content policy stays as it is.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // Fluent UI's focus keeper puts invisible stops at both ends of the page and moves the focus on from them at once.
    const found = await window.axe.run(
      { exclude: ['[data-tabster-dummy]'] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      },
    );
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    );
  });
}
