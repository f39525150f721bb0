import { complaint } from '../../contract/job-status.ts';
import type { Moment, ReceiptDetail } from '../../contract/receipts.ts';
import type { TimelineEntry } from '../../core/fiscalization/job.ts';
import { momentWords } from '../../core/fiscalization/moment-words.ts';
import { type Clean, codeIn, detailWords } from '../detail-words.ts';

/** A line of the time line, in words. What was masked when it was written is masked once more on its way out. */
export function momentOf(entry: TimelineEntry, clean: Clean): Moment {
  const { at, what, author } = entry;
  const { ru: detail, en: detailEn } = detailWords(entry, clean);
  return { at, what, ...momentWords(what), detail, detailEn, author: clean(author) };
}

/** What cashbox and shop said, in the words of the catalog; the words of people are no answer of theirs. */
export function saidIn(timeline: readonly TimelineEntry[], clean: Clean): ReceiptDetail['said'] {
  return timeline.flatMap(({ at, detail, author }) => {
    const code = author === 'agent' ? codeIn(detail) : undefined;
    if (!code) return [];
    const { ru, en } = complaint(code.code, clean(code.detail));
    return [{ at, code: code.code, ru, en }];
  });
}
