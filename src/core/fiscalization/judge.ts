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
  /** Time since the deciding command can have left, ms, by our monotonic clock: never more than has really passed. Ignored when it never left. */
  readonly sinceClosingMs: number;
  /** The device refused to open our receipt because one was open: whatever is open is not ours, however alike. */
  readonly openingRefused?: boolean;
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
    return unprovable(`номер ФД уменьшился: ${baseline.lastFdNumber} → ${now.lastFdNumber}`);
  }
  const found =
    intent.kind === 'cashIn' || intent.kind === 'cashOut' ? judgeCash(question, now) : judgeDocuments(question, now);
  if (found) return found;
  if (now.busy || now.taskAlive) return { kind: 'lookAgain', afterMs: rules.apartMs };
  // Not even a cancel may race a close that the device could still be finishing.
  const restMs = question.closing ? rules.closeLimitMs - question.sinceClosingMs : 0;
  if (restMs > 0) return { kind: 'lookAgain', afterMs: Math.min(restMs, rules.apartMs) };
  if (now.openReceipt && intent.kind === 'receipt') {
    const mayBeOurs = !question.openingRefused && isOurOpenReceipt(intent, baseline, now);
    return mayBeOurs ? { kind: 'cancelOurs' } : { kind: 'stranger' };
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
  const after = now.documents.filter((seen) => seen.document.fdNumber > baseline.lastFdNumber);
  const found = intent.kind === 'receipt' ? judgeReceipt(intent, after) : judgeShiftDocument(question, after, now);
  if (found) return found;
  // What was not seen cannot be called absent: every document after the baseline must have been read, and understood.
  const gap = firstUnseen(baseline.lastFdNumber, now.lastFdNumber, after);
  if (gap !== undefined) return unprovable(`ФД ${gap} не прочитан`);
  const strange = after.find((seen) => seen.document.type === 'unknown');
  return strange && unprovable(`ФД ${strange.document.fdNumber} не разобран`);
}

function judgeReceipt(
  intent: Extract<Intent, { kind: 'receipt' }>,
  after: readonly SeenDocument[],
): Verdict | undefined {
  const keyed = after.filter((seen) => seen.key.read && seen.key.key === intent.key);
  const [ours, another] = keyed;
  if (ours && another) {
    return unprovable(`документы с нашим ключом: ${keyed.map((seen) => `ФД ${seen.document.fdNumber}`).join(', ')}`);
  }
  if (ours) {
    const { type, operation, totalKop, fdNumber } = ours.document;
    return type === 'receipt' && operation === intent.operation && totalKop === intent.totalKop
      ? { kind: 'ours', document: ours.document }
      : unprovable(`ФД ${fdNumber}: наш ключ, но другой тип, сумма или признак расчёта`);
  }
  const unreadable = after.find((seen) => !seen.key.read && mayBe(intent, seen.document));
  return unreadable && unprovable(`ФД ${unreadable.document.fdNumber}: ключ документа не читается`);
}

/** Nothing that was read about the document speaks against its being ours. */
function mayBe(intent: Extract<Intent, { kind: 'receipt' }>, { type, operation, totalKop }: FiscalDocument): boolean {
  return (
    (type === 'receipt' || type === 'unknown') &&
    (operation === undefined || operation === intent.operation) &&
    (totalKop === undefined || totalKop === intent.totalKop)
  );
}

function judgeShiftDocument(
  { intent, baseline }: Question,
  after: readonly SeenDocument[],
  now: Sighting,
): Verdict | undefined {
  // Shift documents carry no key. A shift opened or closed by somebody else after our baseline does the same work, so
  // exactly one of the wanted type, with the shift as it must be then, is taken; anything else goes to a person.
  const alike = after.filter((seen) => seen.document.type === DOCUMENT_OF_KIND[intent.kind]);
  const [only, second] = alike;
  if (!only) return undefined;
  if (second) return unprovable(`несколько документов смены после ФД ${baseline.lastFdNumber}`);
  const expected = intent.kind === 'openShift' ? baseline.shiftNumber + 1 : baseline.shiftNumber;
  return now.shift.number === expected && (now.shift.state === 'closed') === (intent.kind === 'closeShift')
    ? { kind: 'ours', document: only.document }
    : unprovable(`ФД ${only.document.fdNumber}: ждали смену ${expected}, в кассе смена ${now.shift.number}`);
}

function firstUnseen(baselineFd: number, lastFd: number, after: readonly SeenDocument[]): number | undefined {
  const seen = new Set(after.map(({ document }) => document.fdNumber));
  for (let fd = baselineFd + 1; fd <= lastFd; fd++) if (!seen.has(fd)) return fd;
  return undefined;
}

function unprovable(detail: string): Verdict {
  return { kind: 'person', code: 'CB-317', detail };
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
  // The key of an open receipt cannot be read (no source shows E9 on it), so a stranger's receipt of our operation that
  // holds nothing yet would be taken for ours; one with lines would not.
  // A document in between means that somebody else was at the device: then an open receipt may be theirs too.
  return (
    now.lastFdNumber === baseline.lastFdNumber &&
    open.operation === intent.operation &&
    intent.partialSumsKop.includes(open.sumKop)
  );
}

function judgeAbsence(question: Question, before: Sighting | undefined, now: Sighting, rules: JudgeRules): Verdict {
  if (!question.closing) return { kind: 'absent' };
  const agrees =
    before !== undefined &&
    before.fnSerial === now.fnSerial &&
    before.lastFdNumber === now.lastFdNumber &&
    before.shift.number === now.shift.number &&
    before.shift.state === now.shift.state &&
    before.openReceipt === undefined &&
    now.openReceipt === undefined &&
    !before.busy &&
    !before.taskAlive &&
    now.atMs - before.atMs >= rules.apartMs;
  if (!agrees) return { kind: 'lookAgain', afterMs: rules.apartMs };
  // Cash that did not move is never repeated by itself either: a person looks into the drawer (design, rule 1).
  return question.intent.kind === 'cashIn' || question.intent.kind === 'cashOut'
    ? { kind: 'person', code: 'CB-316', detail: 'счётчики не изменились' }
    : { kind: 'absent' };
}
