import { extname, resolve } from 'node:path';
import { drawWorkbook } from '../../adapters/day-report/draw-workbook.ts';
import { dayReportPage } from '../../adapters/day-report/page.ts';
import { CALLS } from '../../contract/calls.ts';
import type { DayReport } from '../../core/day/day-report.ts';
import { differenceCount } from '../../core/day/report-words.ts';
import { askAgentAtLength } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { oneOf, readArguments, UsageError } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { refusalLines } from '../screen/commands.ts';
import { reportLines } from '../screen/report-lines.ts';
import { complain, say } from '../screen/say.ts';
import { refuseExisting, writeNamed } from '../support/write-named.ts';

const OPTIONS = {
  ...WHERE_OPTIONS,
  date: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** `kassabridge report`: the report of a day that was reported, or of the day that is running. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  const { json = false, force = false } = values;
  const request = requestOf(values.date);
  const out = values.out === undefined ? undefined : outOf(values.out, force);
  const answer = await askAgentAtLength(stateDirOf(values), (agent) => {
    complain('Читаю документы из ФН, чеки идут первыми…');
    return agent.call('report', request);
  });
  if (!answer.done) {
    complain(...refusalLines(answer.ru));
    return EXIT.trouble;
  }
  // The pipe leaves out what is undefined here; to whoever reads it the two are the same.
  const report = answer.report as DayReport;
  if (json) say(JSON.stringify({ ...report, documents: undefined }));
  else say(...reportLines(report));
  if (out) {
    writeNamed(out.path, await out.draw(report), force);
    complain(`Отчёт записан: ${out.path}`);
  }
  return differenceCount(report) === 0 ? EXIT.fine : EXIT.trouble;
}

function requestOf(date: string | undefined) {
  const parsed = CALLS.report.request.safeParse({ date });
  if (!parsed.success) throw new UsageError(`--date: нужна дата вида 2026-11-27, а не «${date}»`);
  return parsed.data;
}

/** Everything that can be wrong with the name is said before the agent reads for minutes. */
function outOf(name: string, force: boolean) {
  const path = resolve(name);
  const draw = DRAWERS[oneOf('--out, окончание файла', extname(path).toLowerCase(), ENDINGS)];
  if (!force) refuseExisting(path);
  return { path, draw };
}

const ENDINGS = ['.html', '.xlsx'] as const;
const DRAWERS: Readonly<
  Record<(typeof ENDINGS)[number], (report: DayReport) => string | Uint8Array | Promise<Uint8Array>>
> = {
  '.html': dayReportPage,
  '.xlsx': (report) => drawWorkbook(report),
};
