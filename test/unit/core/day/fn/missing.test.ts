import { describe, expect, it } from 'vitest';
import type { AskedJob } from '../../../../../src/core/day/asked-job.ts';
import { missing } from '../../../../../src/core/day/fn/missing.ts';
import { FN_A, fiscalDocument, job, told } from '../day-model.ts';

function found(jobs: readonly AskedJob[], absent: ReadonlySet<number> | undefined): string[] {
  const jobByFd = new Map(jobs.flatMap((one) => (one.document ? [[one.document.fdNumber, one] as const] : [])));
  const evidence = { cashboxId: 'kassa1', fnSerial: FN_A, after: 0, to: 10, lastFd: 10 };
  const rest = { documents: [], sameKey: new Map(), unmadeByKey: new Map() };
  return missing({ ...evidence, ...rest, jobs, absent }, jobByFd).map(told);
}

const claims = (fdNumber: number) => job({ document: fiscalDocument({ fdNumber }) });

describe('a number the FN gives no document for', () => {
  it('is a lost document where the journal knows one, and a hole where it does not', () => {
    expect(found([claims(3)], new Set([3, 4]))).toEqual([`missingInFn kassa1 ${FN_A} 3`, `holeInFn kassa1 ${FN_A} 4`]);
  });

  it('is a lost document where the FN has not come so far', () => {
    expect(found([claims(10), claims(11)], new Set())).toEqual([`missingInFn kassa1 ${FN_A} 11`]);
  });

  it('is nothing while nobody could ask for it', () => {
    expect(found([claims(3)], undefined)).toEqual([]);
    expect(found([job({ document: undefined })], new Set())).toEqual([]);
  });
});
