import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { receiptKey } from '../../../../src/core/fiscal/receipt-key.ts';
import type { Intent } from '../../../../src/core/fiscalization/intent.ts';
import type { Conflict, Report } from '../../../../src/core/fiscalization/job.ts';
import type { Baseline, Closing, Doubt, Life } from '../../../../src/core/fiscalization/life.ts';
import type { ShopResult } from '../../../../src/core/ports/shop-door.ts';

/** Every state a job of the journal can be in, as far as what a person may do depends on it. */

export const DOCUMENT = {
  fnSerial: '9999078900001234',
  fdNumber: 42,
  fiscalSign: '0012345678',
  issuedAt: '2026-11-24T12:00',
  type: 'receipt',
  operation: 'sell',
  totalKop: kopecks(500_00),
} as const;
const baseline: Baseline = { fnSerial: DOCUMENT.fnSerial, lastFdNumber: 41, shiftNumber: 7, cash: undefined };
const closing: Closing = { at: 1_000, taskRef: 'task-9' };
const doubt: Doubt = { attempt: 1, baseline, closing, code: 'CB-102', detail: '' };

export const LIVES = {
  received: { state: 'received', attempt: 1 },
  sent: { state: 'sent', attempt: 1, baseline },
  closing: { state: 'closing', attempt: 1, baseline, closing },
  inDoubt: { state: 'inDoubt', ...doubt },
  fiscal: { state: 'fiscal', document: DOCUMENT },
  done: { state: 'done' },
  refused: { state: 'refused', code: 'CB-805', detail: '' },
  parkedInDoubt: { state: 'parked', attempt: 1, code: 'CB-317', detail: '', doubt },
  parkedAfterAbsence: { state: 'parked', attempt: 5, code: 'CB-318', detail: '', doubt: undefined },
} as const satisfies Record<string, Life>;

const result: ShopResult = {
  kind: 'receiptMade',
  document: DOCUMENT,
  totalKop: DOCUMENT.totalKop,
  kktRegNumber: '0000000001012345',
};

export const REPORTS = {
  none: { state: 'none' },
  owed: { state: 'owed', result, tries: 3, nextAt: 5_000 },
  acked: { state: 'acked', result, at: 6_000 },
  parked: { state: 'parked', result, code: 'CB-712', detail: '' },
} as const satisfies Record<Report['state'], Report>;

const conflict = { detail: '', at: 2_000, incoming: { other: true }, fingerprint: 'other content' } as const;
export const CONFLICTS = {
  'CB-713': { code: 'CB-713', ...conflict },
  'CB-462': { code: 'CB-462', ...conflict },
} as const satisfies Record<string, Conflict>;

export const INTENTS = {
  receipt: {
    kind: 'receipt',
    operation: 'sell',
    totalKop: DOCUMENT.totalKop,
    key: receiptKey('shop', '5'),
    partialSumsKop: [kopecks(0), DOCUMENT.totalKop],
  },
  closeShift: { kind: 'closeShift' },
} as const satisfies Record<string, Intent>;
