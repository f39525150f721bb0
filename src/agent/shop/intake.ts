import { leniencyText } from '../../core/fiscal/draft/shop-mistakes.ts';
import { lineSums } from '../../core/fiscal/line-sums.ts';
import { receiptKey } from '../../core/fiscal/receipt-key.ts';
import { decideIntake } from '../../core/fiscalization/intake.ts';
import type { Intent } from '../../core/fiscalization/intent.ts';
import type { Job, LastHandOut, NewJob, Report } from '../../core/fiscalization/job.ts';
import type { Life } from '../../core/fiscalization/life.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { HandOut } from '../../core/ports/shop-door.ts';
import type { Recorder } from '../record.ts';

/** How often a repeat of what waits for a person is written down. */
const IDLE_REPEAT_MS = 3600_000;

export interface IntakeParts {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly clock: Clock;
}

/**
 * Takes one hand-out into the journal. After it returns the order is on the disk, whatever it was.
 *
 * @returns true when it brought something new; a shop that only repeats itself is polled more slowly
 */
export function takeIn(shopId: string, cashboxId: string, handOut: HandOut, parts: IntakeParts): boolean {
  const { journal, recorder, clock } = parts;
  const now = clock.now();
  const known = journal.byCheck(shopId, handOut.kind, handOut.checkId);
  const intake = decideIntake(known, handOut, cashboxId, now);
  if (intake.kind === 'new' || !known) {
    insert(shopId, cashboxId, handOut, parts, now);
    return true;
  }
  const last: LastHandOut = {
    token: handOut.token,
    kktSerial: handOut.kktSerial,
    at: now,
    count: (known.handOut?.count ?? 0) + 1,
  };
  if (intake.kind === 'conflict') {
    if (known.conflict) return false;
    const { conflict } = intake;
    const noted = recorder.note(
      known,
      { conflict, report: withheld(known.report, conflict.code, conflict.detail) },
      'conflict',
      conflict.code,
    );
    if (noted.life.state === 'received')
      recorder.apply(noted, { type: 'unclear', code: conflict.code, detail: conflict.detail });
    return false;
  }
  if (intake.moveTo === undefined && isIdleRepeat(known, now)) return false;
  const facts = { handOut: last, report: owedAgain(known.report, now), cashboxId: intake.moveTo ?? known.cashboxId };
  recorder.note(known, facts, 'handedOutAgain', intake.moveTo ? `касса ${intake.moveTo}` : '');
  return false;
}

function insert(
  shopId: string,
  cashboxId: string,
  handOut: HandOut,
  { journal, recorder }: IntakeParts,
  now: number,
): void {
  const { translation } = handOut;
  const receipt = translation?.kind === 'receipt' ? translation.receipt : undefined;
  const job: NewJob = {
    cashboxId,
    kind: handOut.kind === 'check' ? 'receipt' : 'closeShift',
    origin: { from: 'shop', shopId, kind: handOut.kind, checkId: handOut.checkId },
    receivedAt: now,
    incoming: handOut.incoming,
    fingerprint: handOut.fingerprint,
    receipt,
    intent: handOut.kind === 'closeShift' ? { kind: 'closeShift' } : intentOf(shopId, handOut),
    life: { state: 'received', attempt: 1 } satisfies Life,
    handOut: { token: handOut.token, kktSerial: handOut.kktSerial, at: now, count: 1 },
    report: { state: 'none' },
    delivery: undefined,
    conflict: undefined,
    totals: undefined,
  };
  const leniencies = translation?.kind === 'receipt' ? translation.leniencies.map(leniencyText).join('; ') : '';
  const saved = journal.insert(job, { at: now, what: 'received', detail: leniencies, author: 'agent' });
  recorder.onSaved(saved);
  if (translation?.kind === 'refusal') {
    recorder.apply(saved, { type: 'cannotBegin', code: translation.code, detail: translation.detail });
  }
}

function intentOf(shopId: string, handOut: HandOut): Intent | undefined {
  if (handOut.translation?.kind !== 'receipt') return undefined;
  const { receipt } = handOut.translation;
  return {
    kind: 'receipt',
    operation: receipt.operation,
    totalKop: receipt.totalKop,
    key: receiptKey(shopId, handOut.checkId),
    partialSumsKop: lineSums(receipt),
  };
}

/**
 * A check that waits for a person comes again at every poll, for weeks (bitrix-protocol 10.4): writing each of them down
 * would fill the disk. Its newest token is needed only when it is told again, and any token of it is taken then.
 */
function isIdleRepeat({ life, report, handOut }: Job, now: number): boolean {
  const waits = life.state === 'parked' || report.state === 'parked';
  return waits && handOut !== undefined && now - handOut.at < IDLE_REPEAT_MS;
}

/** The shop hands out what we have reported already: our answer got lost, or it was never taken. Tell it again. */
function owedAgain(report: Report, now: number): Report {
  return report.state === 'acked' ? { state: 'owed', result: report.result, tries: 0, nextAt: now } : report;
}

function withheld(report: Report, code: Extract<Report, { state: 'parked' }>['code'], detail: string): Report {
  return report.state === 'owed' || report.state === 'acked'
    ? { state: 'parked', result: report.result, code, detail }
    : report;
}
