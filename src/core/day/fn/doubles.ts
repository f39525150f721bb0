import type { FiscalDocument } from '../../fiscal/fiscal-document.ts';
import { ABOUT_NOBODY, aboutJob } from '../about.ts';
import type { Difference } from '../difference.ts';
import { momentText } from '../words.ts';
import type { FnEvidence } from './evidence.ts';

/**
 * One check, several documents: the one the journal knows is right, or the first one. The others are doubles, each told
 * once, whatever FN and cashbox the two lie in.
 *
 * @param fns all that are compared in one report
 */
export function doubles(fns: readonly FnEvidence[]): Difference[] {
  const jobs = fns.flatMap((fn) => fn.jobs);
  const known = new Set(jobs.flatMap(({ document }) => (document ? [placeOf(document)] : [])));
  const jobByKey = new Map(jobs.flatMap((job) => (job.asked ? [[job.asked.key, job] as const] : [])));
  const holderOf = ({ fnSerial, fdNumber }: FiscalDocument) =>
    fns.find((fn) => fn.fnSerial === fnSerial && fn.after < fdNumber && fdNumber <= fn.to);
  const sameKey = new Map(fns.flatMap((fn) => [...fn.sameKey]));
  return [...sameKey].flatMap(([key, documents]) => {
    const right = (documents.find(({ document }) => known.has(placeOf(document))) ?? documents[0])?.document;
    if (!right) return [];
    const job = jobByKey.get(key);
    return documents.flatMap(({ document }): Difference[] => {
      const holder = holderOf(document) ?? holderOf(right);
      if (!holder || placeOf(document) === placeOf(right)) return [];
      return [
        {
          ...(job ? aboutJob(job) : ABOUT_NOBODY),
          kind: 'doubledInFn',
          cashboxId: holder.cashboxId,
          fnSerial: document.fnSerial,
          fdNumber: document.fdNumber,
          otherFdNumber: right.fdNumber,
          totalKop: document.totalKop,
          detail: {
            ru: `та же метка заказа, что у ФД ${right.fdNumber} от ${momentText(right.issuedAt)}`,
            en: `the same key as FD ${right.fdNumber} of ${momentText(right.issuedAt)}`,
          },
        },
      ];
    });
  });
}

const placeOf = ({ fnSerial, fdNumber }: FiscalDocument): string => `${fnSerial} ${fdNumber}`;
