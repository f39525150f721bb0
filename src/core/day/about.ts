import { sentences } from '../errors.ts';
import type { Words } from '../health/light.ts';
import type { AskedJob } from './asked-job.ts';
import type { Difference, DifferenceKind } from './difference.ts';

/** A difference without its kind and words. */
type Facts = Omit<Difference, 'kind' | 'cashboxId' | 'detail'>;

/** About no job of ours. */
export const ABOUT_NOBODY: Facts = {
  jobId: undefined,
  shopId: undefined,
  checkId: undefined,
  fnSerial: undefined,
  fdNumber: undefined,
  otherFdNumber: undefined,
  totalKop: undefined,
  code: undefined,
};

export function aboutJob(job: AskedJob): Facts {
  return {
    ...ABOUT_NOBODY,
    jobId: job.jobId,
    shopId: job.shopId,
    checkId: job.checkId,
    fnSerial: job.document?.fnSerial,
    fdNumber: job.document?.fdNumber,
    totalKop: job.asked?.totalKop,
    code: job.reason?.code,
  };
}

/** A difference about a job of the journal. */
export function jobDifference(kind: DifferenceKind, job: AskedJob, detail: Words): Difference {
  return { ...aboutJob(job), kind, cashboxId: job.cashboxId, detail };
}

/** Why a job is no document yet, in the words of the catalog. */
export function reasonWords({ reason }: AskedJob): Words {
  if (!reason) return { ru: '', en: '' };
  return sentences(reason.code, reason.detail);
}
