import { jobStatus } from '../contract/job-status.ts';
import type { StatusSnapshot } from '../contract/snapshot.ts';
import type { Job, TimelineEntry } from '../core/fiscalization/job.ts';
import { withoutSecrets } from '../core/privacy/without-secrets.ts';

/** Something that is in the file, or the sentence why it is not. */
export type Found<T> = { readonly found: T } | { readonly absent: string };

/** What a support file is made of. Nothing in `src/agent` reaches for the world: somebody else has read it. */
export interface SupportParts {
  /** When the file is made, ms since the epoch. */
  readonly at: number;
  readonly version: string;
  readonly node: string;
  readonly platform: string;
  readonly stateDir: string;
  readonly settings: Found<unknown>;
  readonly status: Found<StatusSnapshot>;
  readonly journal: Found<{
    /** Newest first. */
    readonly jobs: readonly { readonly job: Job; readonly timeline: readonly TimelineEntry[] }[];
    readonly damaged: readonly { readonly jobId: number; readonly reason: string }[];
  }>;
  /** Oldest first. */
  readonly log: Found<readonly string[]>;
}

/**
 * The text of a support file: one JSON object a line, each with its `part`.
 *
 * Lines and not one object: a file that was cut off on its way can still be read, and a line of the log stays a line that
 * can be searched for. Jobs are built field by field, as for a screen; every text is masked once more on its way out,
 * whoever has masked it before.
 */
export function supportText(parts: SupportParts): string {
  return supportLines(parts)
    .map((line) => `${JSON.stringify(withoutSecrets(line))}\n`)
    .join('');
}

function supportLines({ at, version, node, platform, stateDir, ...parts }: SupportParts): readonly object[] {
  return [
    { part: 'about', format: 1, at: new Date(at).toISOString(), version, node, platform, stateDir },
    { part: 'settings', ...parts.settings },
    { part: 'status', ...parts.status },
    ...linesOf('job', parts.journal, ({ jobs }) => jobs.map(({ job, timeline }) => jobFacts(job, timeline))),
    ...linesOf('damaged', parts.journal, ({ damaged }) => damaged.map(({ jobId, reason }) => ({ jobId, reason }))),
    ...linesOf('log', parts.log, (lines) => lines.map((line) => ({ line }))),
  ];
}

function linesOf<T>(part: string, all: Found<T>, lines: (found: T) => readonly object[]): readonly object[] {
  return 'absent' in all ? [{ part, ...all }] : lines(all.found).map((line) => ({ part, ...line }));
}

/** One job for an engineer: no content of the receipt, nothing that came from the shop but its ids. */
function jobFacts(job: Job, timeline: readonly TimelineEntry[]): object {
  const { version, receipt, intent, life, handOut, report, delivery, conflict, contactsErasedAt } = job;
  return {
    ...jobStatus(job),
    version,
    origin: job.origin.from,
    key: intent?.kind === 'receipt' ? intent.key : undefined,
    lines: receipt?.items.length,
    state: life.state,
    attempt: 'attempt' in life ? life.attempt : undefined,
    baseline: 'baseline' in life ? life.baseline : undefined,
    handOut: handOut && { kktSerial: handOut.kktSerial, at: handOut.at, count: handOut.count },
    report: reportFacts(report),
    deliveredAt: delivery?.at,
    conflict: conflict && { code: conflict.code, at: conflict.at },
    contactsErasedAt,
    timeline: timeline.map(({ at, what, detail, author }) => ({ at, what, detail, author })),
  };
}

function reportFacts(report: Job['report']): object {
  switch (report.state) {
    case 'none':
      return { state: 'none' };
    case 'owed':
      return { state: 'owed', result: report.result.kind, tries: report.tries, nextAt: report.nextAt };
    case 'acked':
      return { state: 'acked', result: report.result.kind, at: report.at };
    case 'parked':
      return { state: 'parked', result: report.result.kind, code: report.code };
  }
}
