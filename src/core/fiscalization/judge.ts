import type { ErrorCode } from '../errors.ts';
import type { FiscalDocument } from '../fiscal/fiscal-document.ts';
import type { Kopecks } from '../fiscal/money.ts';
import type { Operation } from '../fiscal/terms.ts';
import { DOCUMENT_OF_KIND, type Intent } from './intent.ts';
import type { Baseline, CashCounters, Closing } from './life.ts';

/** Key inside a document: our text, some other text or none (`undefined`), or a value that could not be read. */
export type SeenKey = { readonly read: true; readonly key: string | undefined } | { readonly read: false };

export interface SeenDocument {
  readonly document: FiscalDocument;
  /** Receipts only; shift documents carry no key of ours. */
  readonly key: SeenKey;
}

/** One reading of the device, made for the purpose of settling a doubt. */
export interface Sighting {
  /** Our monotonic clock, ms. */
  readonly atMs: number;
  readonly fnSerial: string;
  readonly lastFdNumber: number;
  readonly shift: { readonly state: 'closed' | 'open' | 'expired'; readonly number: number };
  /** The receipt that is open in the device, if one is. */
  readonly openReceipt: { readonly operation: Operation | undefined; readonly sumKop: Kopecks } | undefined;
  readonly busy: boolean;
  /** Does the device still know the task of the deciding command as unfinished? */
  readonly taskAlive: boolean;
  /** Every document after the baseline. */
  readonly documents: readonly SeenDocument[];
  readonly cash: CashCounters | undefined;
}

export interface JudgeRules {
  /** How long after the deciding command left a device may still finish it, ms. Source: atol-serial-protocol 3.3 (135 s and 275 s were measured). */
  readonly closeLimitMs: number;
  /** Two readings must be at least this far apart to say "nothing there", ms. */
  readonly apartMs: number;
}

export const JUDGE_RULES: JudgeRules = { closeLimitMs: 275_000, apartMs: 3_000 };

export type Verdict =
  | { readonly kind: 'ours'; readonly document: FiscalDocument }
  | { readonly kind: 'cashMoved' }
  | { readonly kind: 'absent' }
  /** Our own unfinished receipt is open: it may be cancelled, then look again. */
  | { readonly kind: 'cancelOurs' }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'lookAgain'; readonly afterMs: number }
  | { readonly kind: 'person'; readonly code: ErrorCode; readonly detail: string };

export interface Question {
  readonly intent: Intent;
  readonly baseline: Baseline;
  readonly closing: Closing | undefined;
  /** Time since the deciding command left, ms, by our wall clock; ignored when it never left. */
  readonly sinceClosingMs: number;
}

/**
 * The reconcile rule, whole: what one or two readings of the device prove about a job in doubt. Pure.
 *
 * Presence: FD after the baseline and operation and sum and key (design, rule 1). Absence: only when the task is no
 * longer alive, two readings some seconds apart agree, the device is not busy, and the limit for closing has passed.
 * When it is known from disk that the deciding command never left, one calm reading is enough: there is nothing that
 * could still come.
 */
export function judge(question: Question, before: Sighting | undefined, now: Sighting, rules: JudgeRules): Verdict {
  const { intent, baseline } = question;
  if (now.fnSerial !== baseline.fnSerial) {
    return { kind: 'person', code: 'CB-303', detail: `было ${baseline.fnSerial}, стало ${now.fnSerial}` };
  }
  if (now.lastFdNumber < baseline.lastFdNumber) {
    return {
      kind: 'person',
      code: 'CB-317',
      detail: `номер ФД уменьшился: ${baseline.lastFdNumber} → ${now.lastFdNumber}`,
    };
  }
  const found =
    intent.kind === 'cashIn' || intent.kind === 'cashOut' ? judgeCash(question, now) : judgeDocuments(question, now);
  if (found) return found;
  if (now.busy || now.taskAlive) return { kind: 'lookAgain', afterMs: rules.apartMs };
  if (now.openReceipt && intent.kind === 'receipt') {
    return isOurOpenReceipt(intent, baseline, now) ? { kind: 'cancelOurs' } : { kind: 'stranger' };
  }
  return judgeAbsence(question, before, now, rules);
}

/**
 * Does this document, read back right after its own task was answered, fit what we wanted? The key needs no reading
 * then: it went into this very receipt, and no other document may stand between (FD is the next after the baseline).
 */
export function provesOurs(intent: Intent, baseline: Baseline, document: FiscalDocument): boolean {
  if (document.fnSerial !== baseline.fnSerial || document.fdNumber <= baseline.lastFdNumber) return false;
  if (document.type !== DOCUMENT_OF_KIND[intent.kind]) return false;
  if (intent.kind !== 'receipt') return true;
  return document.operation === intent.operation && document.totalKop === intent.totalKop;
}

function judgeDocuments(question: Question, now: Sighting): Verdict | undefined {
  const { intent, baseline } = question;
  const wanted = DOCUMENT_OF_KIND[intent.kind];
  const alike = now.documents.filter(
    (seen) => seen.document.fdNumber > baseline.lastFdNumber && seen.document.type === wanted,
  );
  if (intent.kind !== 'receipt') return judgeShiftDocument(question, alike);
  const ours = alike.find((seen) => seen.key.read && seen.key.key === intent.key);
  if (ours) {
    const { operation, totalKop, fdNumber } = ours.document;
    return operation === intent.operation && totalKop === intent.totalKop
      ? { kind: 'ours', document: ours.document }
      : { kind: 'person', code: 'CB-317', detail: `ФД ${fdNumber}: наш ключ, но другая сумма или признак расчёта` };
  }
  const unreadable = alike.find(
    (seen) =>
      !seen.key.read && seen.document.operation === intent.operation && seen.document.totalKop === intent.totalKop,
  );
  if (unreadable) {
    return { kind: 'person', code: 'CB-317', detail: `ФД ${unreadable.document.fdNumber}: ключ документа не читается` };
  }
  return undefined;
}

function judgeShiftDocument(question: Question, alike: readonly SeenDocument[]): Verdict | undefined {
  // A shift opened or closed by somebody else after our baseline does the same work for us, but it is not our
  // document: which one came from us cannot be told, so exactly one is taken and more than one goes to a person.
  const [only, second] = alike;
  if (!only) return undefined;
  if (second)
    return {
      kind: 'person',
      code: 'CB-317',
      detail: `несколько документов смены после ФД ${question.baseline.lastFdNumber}`,
    };
  return { kind: 'ours', document: only.document };
}

function judgeCash(question: Question, now: Sighting): Verdict | undefined {
  const { intent, baseline } = question;
  if (intent.kind !== 'cashIn' && intent.kind !== 'cashOut') return undefined;
  const before = baseline.cash;
  if (!before || !now.cash || now.shift.number !== baseline.shiftNumber) {
    return { kind: 'person', code: 'CB-316', detail: 'счётчики наличных не с чем сравнить' };
  }
  const moved =
    intent.kind === 'cashIn'
      ? { count: now.cash.cashInCount - before.cashInCount, sum: now.cash.cashInKop - before.cashInKop }
      : { count: now.cash.cashOutCount - before.cashOutCount, sum: now.cash.cashOutKop - before.cashOutKop };
  if (moved.count === 0 && moved.sum === 0) return undefined;
  return moved.count === 1 && moved.sum === intent.sumKop
    ? { kind: 'cashMoved' }
    : { kind: 'person', code: 'CB-316', detail: `изменений счётчика: ${moved.count}` };
}

function isOurOpenReceipt(intent: Extract<Intent, { kind: 'receipt' }>, baseline: Baseline, now: Sighting): boolean {
  const open = now.openReceipt;
  if (!open) return false;
  // A document in between means that somebody else was at the device: then an open receipt may be theirs too.
  return (
    now.lastFdNumber === baseline.lastFdNumber &&
    open.operation === intent.operation &&
    intent.partialSumsKop.includes(open.sumKop)
  );
}

function judgeAbsence(question: Question, before: Sighting | undefined, now: Sighting, rules: JudgeRules): Verdict {
  if (!question.closing) return { kind: 'absent' };
  const restMs = rules.closeLimitMs - question.sinceClosingMs;
  if (restMs > 0) return { kind: 'lookAgain', afterMs: Math.min(restMs, rules.apartMs) };
  const agrees =
    before !== undefined &&
    before.fnSerial === now.fnSerial &&
    before.lastFdNumber === now.lastFdNumber &&
    !before.busy &&
    !before.taskAlive &&
    now.atMs - before.atMs >= rules.apartMs;
  if (!agrees) return { kind: 'lookAgain', afterMs: rules.apartMs };
  // Cash that did not move is never repeated by itself either: a person looks into the drawer (design, rule 1).
  return question.intent.kind === 'cashIn' || question.intent.kind === 'cashOut'
    ? { kind: 'person', code: 'CB-316', detail: 'счётчики не изменились' }
    : { kind: 'absent' };
}
