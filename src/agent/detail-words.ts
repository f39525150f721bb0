import { particularsInEnglish } from '../core/errors/particulars-in-english.ts';
import { type ErrorCode, isErrorCode, sentences } from '../core/errors.ts';
import type { TimelineEntry } from '../core/fiscalization/job.ts';
import type { Words } from '../core/health/light.ts';

/** How the recorder writes a code of the catalog into the time line: `CB-317: particulars`. */
const CODED = /^(CB-\d{3})(?::\s+(.*))?$/s;
/** A journal may hold codes of a newer version of the program. */
const OTHER: Words = { ru: 'Код другой версии программы', en: 'A code of another version of the program' };
const BEGINS_WITH_FACTS: ReadonlySet<string> = new Set(['wanted', 'personFinds', 'returnWanted']);
const NOTHING: Words = { ru: '', en: '' };
/** Whose words are not those of a person. */
const AGENT = 'agent';

/** Takes out of a text what must not leave the agent. */
export type Clean = (text: string) => string;

/**
 * The particulars of a line of the time line, for people: a code comes with its sentence, and what only a device
 * understands does not come at all. What a person wrote stays as it is.
 */
export function detailWords({ what, detail, author }: Omit<TimelineEntry, 'at'>, clean: Clean): Words {
  // The name of a task in the memory of the cashbox.
  if (what === 'aboutToClose') return NOTHING;
  const coded = codeIn(detail);
  if (coded) {
    const { ru, en } = withAuthor(coded, author);
    return { ru: `${clean(ru)} [${coded.code}]`, en: `${clean(en)} [${coded.code}]` };
  }
  const ru = clean(detail);
  if (CODED.test(ru)) return { ru: `${OTHER.ru}: ${ru}`, en: `${OTHER.en}: ${ru}` };
  return { ru, en: author === AGENT ? (particularsInEnglish(ru) ?? ru) : english(what, ru) };
}

/** Of a person's event the program writes the first part at most; the rest is that person's reason. */
function english(what: string, ru: string): string {
  if (!BEGINS_WITH_FACTS.has(what)) return ru;
  const [facts = '', ...reason] = ru.split('; ');
  return [particularsInEnglish(facts) ?? facts, ...reason].join('; ');
}

/** A code in the words of a time line; undefined where there is none. */
export function codeIn(detail: string): { readonly code: ErrorCode; readonly detail: string } | undefined {
  const [, code, rest = ''] = CODED.exec(detail) ?? [];
  return code !== undefined && isErrorCode(code) ? { code, detail: rest } : undefined;
}

/** The particulars of a decision are the reason of whoever decided, in that person's own language. */
function withAuthor({ code, detail }: { readonly code: ErrorCode; readonly detail: string }, author: string): Words {
  if (author === AGENT || detail === '') return sentences(code, detail);
  const { ru, en } = sentences(code);
  return { ru: `${ru} (${detail})`, en: `${en} (${detail})` };
}
