import { describe, expect, it } from 'vitest';
import {
  type Around,
  actionsOf,
  PERSON_ACTIONS,
  type PersonAction,
  refusalOf,
} from '../../../../src/core/fiscalization/actions.ts';
import type { Job } from '../../../../src/core/fiscalization/job.ts';
import { keepsDoubt, type Life } from '../../../../src/core/fiscalization/life.ts';
import { CONFLICTS, INTENTS, LIVES, REPORTS } from './any-job.ts';

const ALL: Around = { hasCashbox: true, hasShop: true };
const handOut = { token: 'check|shop|5|1', kktSerial: '0010', at: 1, count: 1 };

function job(life: Life, more: Partial<Job> = {}): Job {
  return {
    id: 5,
    version: 1,
    cashboxId: 'kassa1',
    kind: 'receipt',
    origin: { from: 'shop', shopId: 'shop', kind: 'check', checkId: '5' },
    receivedAt: 1,
    incoming: {},
    fingerprint: 'f',
    receipt: undefined,
    intent: INTENTS.receipt,
    life,
    handOut,
    report: { state: 'none' },
    delivery: undefined,
    conflict: undefined,
    totals: undefined,
    ...more,
  };
}

/** What fits each life when nothing is owed to the shop, and what comes to it once something is, or stands in conflict. */
const TABLE: Readonly<Record<keyof typeof LIVES, readonly [PersonAction[], PersonAction[]]>> = {
  received: [['park', 'notMade'], []],
  sent: [[], []],
  closing: [[], []],
  inDoubt: [[], []],
  fiscal: [[], ['resend']],
  done: [[], ['resend']],
  refused: [[], ['resend']],
  parkedInDoubt: [['settle', 'notMade'], []],
  parkedAfterAbsence: [['retry', 'notMade'], []],
};

const ROWS = (Object.keys(LIVES) as (keyof typeof LIVES)[]).flatMap((life) =>
  (Object.keys(REPORTS) as (keyof typeof REPORTS)[]).flatMap((report) =>
    ([undefined, 'CB-713', 'CB-462'] as const).map((conflict) => [life, report, conflict] as const),
  ),
);

describe('what a person may do with a receipt', () => {
  it.each(ROWS)('in %s with report %s and conflict %s', (life, report, conflict) => {
    const what = job(LIVES[life], { report: REPORTS[report], conflict: conflict && CONFLICTS[conflict] });
    const [always, more] = TABLE[life];
    const wanted = report !== 'none' || conflict ? [...always, ...more] : always;
    expect(actionsOf(what, ALL)).toEqual(wanted);
    for (const action of PERSON_ACTIONS)
      if (!wanted.includes(action)) {
        expect(refusalOf(action, what, ALL)?.ru).toMatch(/^[А-Я][^A-Za-z]+$/);
        expect(refusalOf(action, what, ALL)?.en).toMatch(/^[A-Z][^А-яЁё]+$/);
      }
  });

  it.each(Object.entries(LIVES))(
    'what keeps a doubt is not made again, nor named where there is none: %s',
    (_, life) => {
      const actions = actionsOf(job(life), ALL);
      if (keepsDoubt(life)) expect(actions).not.toContain('retry');
      else expect(actions).not.toContain('settle');
      if (life.state === 'parked') expect(actions).toContain(keepsDoubt(life) ? 'settle' : 'retry');
    },
  );

  it('nothing that asks the cashbox fits while the settings do not name it', () => {
    const around = { ...ALL, hasCashbox: false };
    expect(actionsOf(job(LIVES.parkedInDoubt), around)).toEqual([]);
    expect(actionsOf(job(LIVES.parkedAfterAbsence), around)).toEqual(['notMade']);
  });

  it('nothing is told to a shop that is not there, or that never asked', () => {
    const told = job(LIVES.fiscal, { report: REPORTS.acked });
    expect(actionsOf(told, { ...ALL, hasShop: false })).toEqual([]);
    expect(actionsOf({ ...told, handOut: undefined }, ALL)).toEqual([]);
  });

  it('content that never became a receipt is refused, never made', () => {
    expect(actionsOf(job(LIVES.parkedAfterAbsence, { intent: undefined }), ALL)).toEqual(['notMade']);
  });

  it('only receipts are put aside, and only receipts have documents to choose from', () => {
    const shift = { kind: 'closeShift', intent: INTENTS.closeShift } as const;
    expect(actionsOf(job(LIVES.received, shift), ALL)).toEqual(['notMade']);
    expect(actionsOf(job(LIVES.parkedInDoubt, shift), ALL)).toEqual(['notMade']);
  });
});
