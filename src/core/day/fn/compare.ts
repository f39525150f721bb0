import type { AskedJob } from '../asked-job.ts';
import type { Difference } from '../difference.ts';
import { alien } from './alien.ts';
import { altered } from './altered.ts';
import type { FnEvidence } from './evidence.ts';
import { missing } from './missing.ts';

/**
 * Everything else in which the journal and the FN do not agree about that range.
 *
 * @param doubled what is told already, of whatever FN: a double is no stranger
 */
export function compareWithFn(evidence: FnEvidence, doubled: readonly Difference[]): readonly Difference[] {
  const byFd = new Map(evidence.documents.map((one) => [one.document.fdNumber, one]));
  const jobByFd = jobsByFd(evidence.jobs);
  const told = new Set(
    doubled.filter(({ fnSerial }) => fnSerial === evidence.fnSerial).map(({ fdNumber }) => fdNumber),
  );
  const strangers = evidence.documents.filter(
    ({ document: { fdNumber } }) => !jobByFd.has(fdNumber) && !told.has(fdNumber),
  );
  return [
    ...missing(evidence, jobByFd),
    ...evidence.jobs.flatMap((job) => altered(job, byFd)),
    ...strangers.flatMap((one) => alien(one, evidence)),
  ];
}

function jobsByFd(jobs: readonly AskedJob[]): ReadonlyMap<number, AskedJob> {
  return new Map(jobs.flatMap((job) => (job.document ? [[job.document.fdNumber, job] as const] : [])));
}
