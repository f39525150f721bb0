import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveDayReport } from '../../../../src/adapters/day-report/save-report.ts';
import { badReport, fineReport } from '../../../support/day-report.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kb-report-'));
  folder = join(root, 'reports');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('keeping the report', () => {
  it('writes a page and a workbook, for this user alone', async () => {
    const saved = await saveDayReport(fineReport(), folder);
    expect(saved).toEqual({ page: join(folder, '2026-11-27.html'), workbook: join(folder, '2026-11-27.xlsx') });
    expect(readFileSync(saved.page, 'utf8')).toContain('Всё сходится');
    expect(readFileSync(saved.workbook).subarray(0, 2).toString()).toBe('PK');
    if (process.platform === 'win32') return;
    for (const path of Object.values(saved)) expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('writes over its own of the same day, and never over a whole day with a look at a running one', async () => {
    await saveDayReport(fineReport(), folder);
    await saveDayReport(badReport(), folder);
    await saveDayReport(fineReport({ isWhole: false }), folder);
    expect(readdirSync(folder).sort()).toEqual([
      '2026-11-27-now.html',
      '2026-11-27-now.xlsx',
      '2026-11-27.html',
      '2026-11-27.xlsx',
    ]);
    expect(readFileSync(join(folder, '2026-11-27.html'), 'utf8')).toContain('Различий:');
  });

  it('leaves nothing half done, in words, when the disk refuses', async () => {
    mkdirSync(join(folder, '2026-11-27.html'), { recursive: true });
    const refused = expect(saveDayReport(fineReport(), folder)).rejects;
    await refused.toMatchObject({ code: 'CB-874', detail: expect.stringMatching(/2026-11-27\.html: \S+/) });
    expect(readdirSync(folder)).toEqual(['2026-11-27.html']);
  });

  it('says so when the folder itself cannot be', async () => {
    writeFileSync(folder, 'a file');
    await expect(saveDayReport(fineReport(), folder)).rejects.toMatchObject({ code: 'CB-802' });
  });
});
