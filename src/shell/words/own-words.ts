import { ERRORS, isErrorCode } from '../../core/errors.ts';
import type { Words } from '../../core/health/light.ts';

/** As much of it as fits a card and a notification, lines. */
const MOST = 4;
/** `Ошибка: …` and `Ошибка в настройках (CB-804):` with its faults below, as `src/cli/explain.ts` prints them. */
const BEGINS = /^Ошибка(?::| в настройках)/;
const GOES_ON = /^ {2}\S/;
/** The catalog's sentence, and what the system refused (`src/cli/screen/error-words.ts`): Russian, a code of ours or the system's. */
const SENTENCE = /^[«А-ЯЁ].*\[CB-\d{3}\]$/u;
const REFUSED = /: [а-яё ,]+ \(E[A-Z]+\)$/u;
const CODE = /\bCB-\d{3}\b/;

/**
 * Of what a program of ours said last, what it said to a person. Anything else, a stack or a word of Node, is for the log.
 *
 * @param said its standard error, whole lines or cut at the beginning
 * @returns undefined: nothing of it is for a person
 */
export function ownWords(said: string): Words | undefined {
  const lines: string[] = [];
  let isOpen = false;
  for (const line of said.split(/\r?\n/)) {
    isOpen = BEGINS.test(line) || (isOpen && GOES_ON.test(line));
    if (isOpen || SENTENCE.test(line) || REFUSED.test(line)) lines.push(line.trim());
  }
  if (lines.length === 0) return undefined;
  const ru = lines.slice(0, MOST).join(' ');
  return { ru, en: english(ru) };
}

/** By the code where there is one; the agent itself speaks Russian. */
function english(ru: string): string {
  const code = CODE.exec(ru)?.[0];
  return code !== undefined && isErrorCode(code) ? `${ERRORS[code].en} [${code}]` : ru;
}
