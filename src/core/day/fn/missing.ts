import type { Words } from '../../health/light.ts';
import { ABOUT_NOBODY, jobDifference } from '../about.ts';
import type { AskedJob } from '../asked-job.ts';
import type { Difference } from '../difference.ts';
import type { FnEvidence } from './evidence.ts';

const ABSENT: Words = { ru: 'ФН не отдаёт документ с этим номером', en: 'the FN gives no document of that number' };

/** Documents the journal knows and the FN does not give, and numbers nobody knows anything about. */
export function missing(
  { jobs, to, absent, cashboxId, fnSerial }: FnEvidence,
  jobByFd: ReadonlyMap<number, AskedJob>,
): Difference[] {
  const lost = jobs
    .filter(({ document }) => document && (absent?.has(document.fdNumber) || document.fdNumber > to))
    .map((job) => jobDifference('missingInFn', job, ABSENT));
  const holes = [...(absent ?? [])]
    .filter((fdNumber) => !jobByFd.has(fdNumber))
    .map((fdNumber): Difference => {
      return { ...ABOUT_NOBODY, kind: 'holeInFn', cashboxId, fnSerial, fdNumber, detail: ABSENT };
    });
  return [...lost, ...holes];
}
