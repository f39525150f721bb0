import { TENDER_NAMES } from '../../fiscal/terms.ts';
import { DOCUMENT_OF_KIND } from '../../fiscalization/intent.ts';
import type { Words } from '../../health/light.ts';
import { jobDifference } from '../about.ts';
import type { AskedJob } from '../asked-job.ts';
import type { Difference } from '../difference.ts';
import type { FnDocument } from '../fn-document.ts';
import { joined, money, NOTHING, OPERATION_WORDS, otherwise, plain, TENDER_WORDS, typeWords } from '../words.ts';

/** The FN holds a document under that number, but not the one that was asked for. */
export function altered(job: AskedJob, byFd: ReadonlyMap<number, FnDocument>): Difference[] {
  const { document: known, asked, kind } = job;
  const found = known && byFd.get(known.fdNumber);
  if (!known || !found) return [];
  const { document, tags } = found;
  const remarks: Words[] = [];
  const compare = <T>(what: Words, expected: T | undefined, is: T | undefined, words: (value: T) => Words) => {
    if (expected === is) return;
    const say = (value: T | undefined) => (value === undefined ? NOTHING : words(value));
    remarks.push(otherwise(what, say(expected), say(is)));
  };
  compare({ ru: 'вид документа', en: 'type' }, DOCUMENT_OF_KIND[kind], document.type, typeWords);
  compare({ ru: 'ФПД', en: 'FPD' }, known.fiscalSign, document.fiscalSign, plain);
  if (asked) {
    compare({ ru: 'сумма', en: 'sum' }, asked.totalKop, document.totalKop, money);
    compare({ ru: 'признак расчёта', en: 'operation' }, asked.operation, document.operation, (o) => OPERATION_WORDS[o]);
    const { tenders } = asked;
    const paid = tags?.tenders;
    if (tenders && paid) {
      for (const tender of TENDER_NAMES) {
        // Change is given in cash: the FN holds what was paid for the receipt, as the shop says it.
        compare(TENDER_WORDS[tender], tenders[tender], paid[tender], money);
      }
    }
    if (tags?.key.read) compare({ ru: 'метка заказа', en: 'key' }, asked.key, tags.key.key, plain);
  }
  return remarks.length === 0 ? [] : [jobDifference('alteredInFn', job, joined(remarks))];
}
