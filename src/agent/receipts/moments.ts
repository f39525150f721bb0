import { complaint } from '../../contract/job-status.ts';
import type { Moment, ReceiptDetail } from '../../contract/receipts.ts';
import { type ErrorCode, isErrorCode, sentence } from '../../core/errors.ts';
import type { TimelineEntry } from '../../core/fiscalization/job.ts';
import { momentWords } from '../../core/fiscalization/moment-words.ts';

/** How the recorder writes a code of the catalog into the time line: `CB-317: particulars`. */
const CODED = /^(CB-\d{3})(?::\s+(.*))?$/s;

/** Takes out of a text what must not leave the agent. */
export type Clean = (text: string) => string;

/** A line of the time line, in words. What was masked when it was written is masked once more on its way out. */
export function momentOf({ at, what, detail, author }: TimelineEntry, clean: Clean): Moment {
  const code = codeIn(detail);
  const words = code ? `${sentence(code.code, code.detail)} [${code.code}]` : detail;
  return { at, what, ...momentWords(what), detail: clean(words), author: clean(author) };
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

function codeIn(detail: string): { readonly code: ErrorCode; readonly detail: string } | undefined {
  const [, code, rest = ''] = CODED.exec(detail) ?? [];
  return code !== undefined && isErrorCode(code) ? { code, detail: rest } : undefined;
}
