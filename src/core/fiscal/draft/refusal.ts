import type { ErrorCode } from '../../errors.ts';
import { NOTICES, type Notice, SHOP_MISTAKES, type ShopMistake } from './shop-mistakes.ts';

/**
 * Ends the reading of a draft at its first refusal. Thrown and caught inside this folder only:
 * {@link toReceipt} turns it into a plain value, so no caller ever sees it.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: ErrorCode;
  readonly detail: string;

  constructor(code: ErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

export function refuse(code: ErrorCode, detail: string): never {
  throw new Refused(code, detail);
}

/** Collects which named settings and notices one receipt used, in the order of the tables. */
export class Leniencies {
  readonly #allow: ReadonlySet<ShopMistake>;
  readonly #used = new Set<string>();

  constructor(allow: ReadonlySet<ShopMistake>) {
    this.#allow = allow;
  }

  /** Goes on only when the settings allow this mistake, and remembers the use. @throws {Refused} otherwise */
  need(mistake: ShopMistake, code: ErrorCode, detail: string): void {
    if (!this.#allow.has(mistake)) refuse(code, detail);
    this.#used.add(mistake);
  }

  note(notice: Notice): void {
    this.#used.add(notice);
  }

  list(): readonly string[] {
    return [...Object.keys(SHOP_MISTAKES), ...Object.keys(NOTICES)].filter((name) => this.#used.has(name));
  }
}
