import type { Fields } from '../wire/fields.ts';

/**
 * What a command may do to the FN:
 * - `reads`    changes nothing
 * - `prepares` changes the device (mode, open receipt, paper), never the FN
 * - `decides`  may leave a document or move cash; a lost answer means "not known"
 */
export type Effect = 'reads' | 'prepares' | 'decides';

/**
 * When the same command may be sent again by the conversation itself:
 * - `always`   asking twice changes nothing
 * - `ifUnseen` only when the device says, asked at once on an unbroken line, that it never saw the task
 * - `never`    it decides: sent once, whatever the device says of it afterwards (section 14, rule 1)
 */
export type Again = 'always' | 'ifUnseen' | 'never';

/**
 * How the answer begins: `standard` is `55 error`; A5 has the error without 55, 3F begins 44, 45 has 55 and no error.
 * Source: atol-serial-protocol section 4.
 */
export type Head = 'standard' | 'errorOnly' | 'begins44' | 'no error byte';

export interface CommandRow<Q extends Fields = Fields, A extends Fields = Fields> {
  /** Command code and the constant bytes after it (register, FN question). The access password is not part of it. */
  readonly code: readonly number[];
  readonly effect: Effect;
  readonly again: Again;
  readonly request: Q;
  readonly head: Head;
  readonly answer: A;
  /** How long a device that still answers C3 may work on it, ms. */
  readonly answerLimitMs: number;
  /** Section of atol-serial-protocol.md. */
  readonly source: string;
}

/** Section 2, T5: everything that is not in its table. A lower bound, taken over to v3. */
const USUAL_LIMIT_MS = 10_000;
/** Section 3.3: the longest that the vendor's driver was seen to wait for a close. */
export const CLOSE_LIMIT_MS = 275_000;

interface More {
  readonly head?: Head;
  readonly again?: Again;
  readonly answerLimitMs?: number;
}

const row =
  (effect: Effect, again: Again) =>
  <const Q extends Fields, const A extends Fields>(
    code: readonly number[],
    request: Q,
    answer: A,
    source: string,
    more: More = {},
  ): CommandRow<Q, A> => ({
    code,
    effect,
    again,
    request,
    answer,
    head: 'standard',
    answerLimitMs: USUAL_LIMIT_MS,
    source,
    ...more,
  });

export const reads = row('reads', 'always');
export const prepares = row('prepares', 'ifUnseen');
export const decides = row('decides', 'never');
