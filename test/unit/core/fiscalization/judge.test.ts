import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { FiscalDocument } from '../../../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { receiptKey } from '../../../../src/core/fiscal/receipt-key.ts';
import type { Intent } from '../../../../src/core/fiscalization/intent.ts';
import {
  JUDGE_RULES,
  judge,
  provesOurs,
  type Question,
  type SeenDocument,
  type Sighting,
  type Verdict,
} from '../../../../src/core/fiscalization/judge.ts';
import type { Baseline, CashCounters } from '../../../../src/core/fiscalization/life.ts';

const FN = '9999078900001234';
const KEY = receiptKey('shop-1', '77');
const TOTAL = kopecks(500_00);
const { closeLimitMs, apartMs } = JUDGE_RULES;

const receipt: Extract<Intent, { kind: 'receipt' }> = {
  kind: 'receipt',
  operation: 'sell',
  totalKop: TOTAL,
  key: KEY,
  partialSumsKop: [kopecks(0), kopecks(200_00), TOTAL],
};
const counters: CashCounters = {
  cashInCount: 3,
  cashInKop: kopecks(900_00),
  cashOutCount: 1,
  cashOutKop: kopecks(100_00),
};
const baseline: Baseline = { fnSerial: FN, lastFdNumber: 41, shiftNumber: 7, cash: undefined };
const closing = { at: 1_000, taskRef: 'task-9' };

/** The close may have left, and so long ago that nothing can still come. */
const question: Question = { intent: receipt, baseline, closing, sinceClosingMs: closeLimitMs };
/** From the disk it is known that the close never left. */
const neverClosed: Question = { ...question, closing: undefined, sinceClosingMs: 0 };
const about = (kind: 'openShift' | 'closeShift'): Question => ({ ...question, intent: { kind } });
const aboutCash = (kind: 'cashIn' | 'cashOut', sum = 50_00): Question => ({
  ...question,
  intent: { kind, sumKop: kopecks(sum) },
  baseline: { ...baseline, cash: counters },
});

const calm: Sighting = {
  atMs: 100_000,
  fnSerial: FN,
  lastFdNumber: 41,
  shift: { state: 'open', number: 7 },
  openReceipt: undefined,
  busy: false,
  taskAlive: false,
  documents: [],
  cash: undefined,
};
/** A reading just far enough before `calm`. */
const earlier: Sighting = { ...calm, atMs: calm.atMs - apartMs };

function document(more: Partial<FiscalDocument> = {}): FiscalDocument {
  return {
    fnSerial: FN,
    fdNumber: 42,
    fiscalSign: '0012345678',
    issuedAt: '2026-11-24T12:00',
    type: 'receipt',
    operation: 'sell',
    totalKop: TOTAL,
    ...more,
  };
}
const read = (key: string | undefined) => ({ read: true, key }) as const;
const unreadable = { read: false } as const;

/** A device whose FN holds these documents after the baseline. */
function holding(...documents: readonly SeenDocument[]): Sighting {
  const last = Math.max(41, ...documents.map(({ document: { fdNumber } }) => fdNumber));
  return { ...calm, lastFdNumber: last, documents };
}
const verdict = (now: Sighting, asked = question, before: Sighting | undefined = earlier): Verdict =>
  judge(asked, before, now, JUDGE_RULES);
const agreeing = (now: Sighting): Sighting => ({ ...now, atMs: now.atMs - apartMs });

describe('a receipt in doubt is ours', () => {
  it('when a later document has our key, sum and operation', () => {
    const ours = document();
    expect(verdict(holding({ document: ours, key: read(KEY) }))).toEqual({ kind: 'ours', document: ours });
  });
  it("also among strangers' documents with the same sum", () => {
    const ours = document({ fdNumber: 43 });
    const now = holding(
      { document: document(), key: read('shop-1:76') },
      { document: ours, key: read(KEY) },
      { document: document({ fdNumber: 44 }), key: unreadable },
    );
    expect(verdict(now)).toEqual({ kind: 'ours', document: ours });
  });
  it('even while the device is busy or a receipt is open: the FN has it', () => {
    const now = holding({ document: document(), key: read(KEY) });
    const openReceipt = { operation: 'sell', sumKop: kopecks(1) } as const;
    expect(verdict({ ...now, busy: true, taskAlive: true, openReceipt }).kind).toBe('ours');
  });
  it('at the first reading, long before the limit', () => {
    const now = holding({ document: document(), key: read(KEY) });
    expect(judge({ ...question, sinceClosingMs: 10 }, undefined, now, JUDGE_RULES).kind).toBe('ours');
  });
});

describe('a receipt in doubt is not ours', () => {
  it('when the document is not after the baseline: an old one never proves a new attempt', () => {
    const now = { ...calm, documents: [{ document: document({ fdNumber: 41 }), key: read(KEY) }] };
    expect(verdict(now)).toEqual({ kind: 'absent' });
  });
  it('when sum and operation fit but the key is another', () => {
    const now = holding({ document: document(), key: read('shop-1:76') });
    expect(verdict(now, question, agreeing(now))).toEqual({ kind: 'absent' });
  });
  it('when sum and operation fit but the document carries no key', () => {
    const now = holding({ document: document(), key: read(undefined) });
    expect(verdict(now, question, agreeing(now))).toEqual({ kind: 'absent' });
  });
  it('when our key is in a document that is no receipt', () => {
    const now = holding({ document: document({ type: 'correction' }), key: read(KEY) });
    expect(verdict(now, question, agreeing(now)).kind).not.toBe('ours');
  });
});

describe('a person is asked about a receipt', () => {
  const asked = (code: string) => expect.objectContaining({ kind: 'person', code });

  it('when a document of our sum and operation has a key that cannot be read', () => {
    expect(verdict(holding({ document: document(), key: unreadable }))).toEqual(asked('CB-317'));
  });
  it.each([
    ['another sum', { totalKop: kopecks(499_99) }],
    ['another operation', { operation: 'sellReturn' }],
  ] as const)('when our key is in a document with %s', (_what, more) => {
    expect(verdict(holding({ document: document(more), key: read(KEY) }))).toEqual(asked('CB-317'));
  });
  it('when the FN was replaced, whatever the new one holds', () => {
    const now = { ...holding({ document: document(), key: read(KEY) }), fnSerial: '9999078900009999' };
    expect(verdict(now)).toEqual(asked('CB-303'));
  });
  it('when the FD number went down', () => {
    expect(verdict({ ...calm, lastFdNumber: 40 })).toEqual(asked('CB-317'));
  });
  it('and not when the unreadable document has another sum', () => {
    const now = holding({ document: document({ totalKop: kopecks(1) }), key: unreadable });
    expect(verdict(now, question, agreeing(now))).toEqual({ kind: 'absent' });
  });
});

describe('absence of a receipt', () => {
  it('is believed when nothing is alive, the limit has passed and two readings agree', () => {
    expect(verdict(calm)).toEqual({ kind: 'absent' });
  });
  it.each([
    ['the task is alive', { taskAlive: true }],
    ['the device is busy', { busy: true }],
  ])('is not believed while %s', (_what, more) => {
    expect(verdict({ ...calm, ...more })).toEqual({ kind: 'lookAgain', afterMs: apartMs });
    expect(verdict({ ...calm, ...more }, neverClosed)).toEqual({ kind: 'lookAgain', afterMs: apartMs });
  });
  it.each([
    ['just after the close', 0, apartMs],
    ['some seconds before the limit', closeLimitMs - 10_000, apartMs],
    ['a moment before the limit', closeLimitMs - 1, 1],
  ])('is not believed %s: a device may finish late', (_when, sinceClosingMs, afterMs) => {
    expect(verdict(calm, { ...question, sinceClosingMs })).toEqual({ kind: 'lookAgain', afterMs });
  });
  it('is not believed after one reading', () => {
    expect(judge(question, undefined, calm, JUDGE_RULES)).toEqual({ kind: 'lookAgain', afterMs: apartMs });
  });
  it('is not believed when the readings are too near', () => {
    expect(verdict(calm, question, { ...earlier, atMs: calm.atMs - apartMs + 1 }).kind).toBe('lookAgain');
  });
  it.each([
    ['saw another FD number', { lastFdNumber: 40 }],
    ['saw another FN', { fnSerial: '9999078900009999' }],
    ['found the device busy', { busy: true }],
    ['found the task alive', { taskAlive: true }],
  ])('is not believed when the reading before %s', (_what, more) => {
    expect(verdict(calm, question, { ...earlier, ...more })).toEqual({ kind: 'lookAgain', afterMs: apartMs });
  });
  it('is believed after one calm reading when the close never left', () => {
    expect(judge(neverClosed, undefined, calm, JUDGE_RULES)).toEqual({ kind: 'absent' });
  });
});

describe('an open receipt', () => {
  const open = (sumKop: number, more: Partial<Sighting> = {}): Sighting => ({
    ...calm,
    openReceipt: { operation: 'sell', sumKop: kopecks(sumKop) },
    ...more,
  });

  it.each([0, 200_00, 500_00])('is ours at a sum our lines come to (%i kopecks), and may be cancelled', (sum) => {
    expect(verdict(open(sum), neverClosed)).toEqual({ kind: 'cancelOurs' });
    expect(verdict(open(sum))).toEqual({ kind: 'cancelOurs' });
  });
  it.each([0, 200_00, 500_00])(
    "is a stranger's at any sum (%i kopecks) when ours was refused because one was open",
    (sum) => {
      expect(verdict(open(sum), { ...neverClosed, openingRefused: true })).toEqual({ kind: 'stranger' });
    },
  );
  it("is a stranger's at a sum our lines never come to", () => {
    expect(verdict(open(300_00), neverClosed)).toEqual({ kind: 'stranger' });
  });
  it.each(['sellReturn', undefined] as const)("is a stranger's when its operation is %s", (operation) => {
    const now = { ...calm, openReceipt: { operation, sumKop: kopecks(200_00) } };
    expect(verdict(now, neverClosed)).toEqual({ kind: 'stranger' });
  });
  it("is taken for a stranger's when a document was made in between, even at our sum", () => {
    const made = [{ document: document({ totalKop: kopecks(1) }), key: read(undefined) }];
    expect(verdict(open(200_00, { lastFdNumber: 42, documents: made }), neverClosed)).toEqual({ kind: 'stranger' });
  });
  it('is not touched while the device is still at work', () => {
    expect(verdict(open(200_00, { busy: true })).kind).toBe('lookAgain');
    expect(verdict(open(200_00, { taskAlive: true })).kind).toBe('lookAgain');
  });
});

describe('what was not read is not absent', () => {
  it('a document after the baseline that nobody read goes to a person', () => {
    const now = {
      ...calm,
      lastFdNumber: 43,
      documents: [{ document: document({ totalKop: kopecks(1) }), key: read('x:1') }],
    };
    expect(verdict(now, question, agreeing(now))).toMatchObject({ kind: 'person', code: 'CB-317' });
    expect(verdict({ ...now, documents: [] }, about('closeShift'))).toMatchObject({ kind: 'person', code: 'CB-317' });
  });
  it('a document that could not be understood goes to a person', () => {
    const strange = document({ type: 'unknown', operation: undefined, totalKop: undefined });
    const now = holding({ document: strange, key: unreadable });
    expect(verdict(now, question, agreeing(now))).toMatchObject({ kind: 'person', code: 'CB-317' });
  });
  it("a receipt whose sum could not be read is not somebody else's when its key cannot be read either", () => {
    const now = holding({ document: document({ operation: undefined, totalKop: undefined }), key: unreadable });
    expect(verdict(now, neverClosed)).toMatchObject({ kind: 'person', code: 'CB-317' });
  });
});

it('two documents with our key are a double receipt, and a person hears of it', () => {
  const now = holding(
    { document: document(), key: read(KEY) },
    { document: document({ fdNumber: 43 }), key: read(KEY) },
  );
  expect(verdict(now)).toMatchObject({ kind: 'person', code: 'CB-317' });
});

describe('a shift document in doubt', () => {
  const shift = (type: 'shiftOpen' | 'shiftClose', fdNumber = 42): SeenDocument => ({
    document: document({ fdNumber, type, operation: undefined, totalKop: undefined }),
    key: read(undefined),
  });

  it.each([
    ['openShift', 'shiftOpen', { state: 'open', number: 8 }],
    ['closeShift', 'shiftClose', { state: 'closed', number: 7 }],
  ] as const)('of %s is the one of its type after the baseline, with the shift as it must be', (kind, type, after) => {
    const only = shift(type, 43);
    const now = { ...holding({ document: document(), key: read('shop-1:76') }, only), shift: after };
    expect(verdict(now, about(kind))).toEqual({ kind: 'ours', document: only.document });
    const elsewhere = { ...now, shift: { ...after, number: after.number + 1 } };
    expect(verdict(elsewhere, about(kind))).toMatchObject({ kind: 'person', code: 'CB-317' });
  });
  it('is not one of the other type', () => {
    const now = holding(shift('shiftOpen'));
    expect(verdict(now, about('closeShift'), agreeing(now))).toEqual({ kind: 'absent' });
  });
  it('is not one before the baseline', () => {
    const now = { ...calm, documents: [shift('shiftClose', 41)] };
    expect(verdict(now, about('closeShift'))).toEqual({ kind: 'absent' });
  });
  it('goes to a person when there are two: which one is ours cannot be told', () => {
    const now = holding(shift('shiftClose', 42), shift('shiftOpen', 43), shift('shiftClose', 44));
    expect(verdict(now, about('closeShift'))).toMatchObject({ kind: 'person', code: 'CB-317' });
  });
  it('is absent only by the same rules as a receipt', () => {
    expect(verdict(calm, about('closeShift'))).toEqual({ kind: 'absent' });
    expect(verdict(calm, about('closeShift'), { ...earlier, atMs: calm.atMs }).kind).toBe('lookAgain');
    expect(verdict(calm, { ...about('openShift'), sinceClosingMs: 0 }).kind).toBe('lookAgain');
    expect(verdict({ ...calm, taskAlive: true }, about('openShift')).kind).toBe('lookAgain');
  });
});

describe('cash in doubt', () => {
  const moved = (more: Partial<CashCounters>): Sighting => ({ ...calm, cash: { ...counters, ...more } });
  const still = (): Sighting => moved({});
  const unclear = { kind: 'person', code: 'CB-316' };

  it('went in when count and sum moved by exactly this once', () => {
    const now = moved({ cashInCount: 4, cashInKop: kopecks(950_00) });
    expect(verdict(now, aboutCash('cashIn'))).toEqual({ kind: 'cashMoved' });
  });
  it('went out when count and sum moved by exactly this once', () => {
    const now = moved({ cashOutCount: 2, cashOutKop: kopecks(150_00) });
    expect(verdict(now, aboutCash('cashOut'))).toEqual({ kind: 'cashMoved' });
  });
  it.each([
    ['twice', { cashInCount: 5, cashInKop: kopecks(1000_00) }],
    ['by another sum', { cashInCount: 4, cashInKop: kopecks(951_00) }],
    ['in count only', { cashInCount: 4 }],
    ['in sum only', { cashInKop: kopecks(950_00) }],
    ['backwards', { cashInCount: 0, cashInKop: kopecks(0) }],
  ])('is unclear when the counter moved %s', (_how, more) => {
    expect(verdict(moved(more), aboutCash('cashIn'))).toMatchObject(unclear);
  });
  it('is unclear when the shift has changed: counters began anew', () => {
    const now = {
      ...moved({ cashInCount: 4, cashInKop: kopecks(950_00) }),
      shift: { state: 'open', number: 8 },
    } as const;
    expect(verdict(now, aboutCash('cashIn'))).toMatchObject(unclear);
  });
  it('is unclear when counters were not read before or now', () => {
    expect(verdict(calm, aboutCash('cashIn'))).toMatchObject(unclear);
    expect(verdict(still(), { ...aboutCash('cashIn'), baseline })).toMatchObject(unclear);
  });
  it('that did not move is never repeated by itself: a person looks into the drawer', () => {
    expect(verdict(still(), aboutCash('cashOut'), agreeing(still()))).toMatchObject(unclear);
  });
  it('that did not move is looked at again before a person is asked', () => {
    expect(judge(aboutCash('cashOut'), undefined, still(), JUDGE_RULES).kind).toBe('lookAgain');
    expect(verdict(still(), { ...aboutCash('cashOut'), sinceClosingMs: 5 }, agreeing(still())).kind).toBe('lookAgain');
    expect(verdict({ ...still(), taskAlive: true }, aboutCash('cashOut')).kind).toBe('lookAgain');
  });
  it('that did not move may begin again only when the command never left', () => {
    expect(verdict(still(), { ...aboutCash('cashIn'), closing: undefined })).toEqual({ kind: 'absent' });
  });
});

describe('a document read back right after its task', () => {
  it('proves a receipt by operation and sum on the same FN after the baseline', () => {
    expect(provesOurs(receipt, baseline, document())).toBe(true);
  });
  it.each<[string, Partial<FiscalDocument>]>([
    ['another FN', { fnSerial: '9999078900009999' }],
    ['an old FD number', { fdNumber: 41 }],
    ['another type', { type: 'correction' }],
    ['another operation', { operation: 'sellReturn' }],
    ['another sum', { totalKop: kopecks(1) }],
    ['no sum', { totalKop: undefined }],
  ])('proves nothing with %s', (_what, more) => {
    expect(provesOurs(receipt, baseline, document(more))).toBe(false);
  });
  it('proves a shift by its type, and cash never', () => {
    const opened = document({ type: 'shiftOpen', operation: undefined, totalKop: undefined });
    expect(provesOurs({ kind: 'openShift' }, baseline, opened)).toBe(true);
    expect(provesOurs({ kind: 'closeShift' }, baseline, opened)).toBe(false);
    expect(provesOurs({ kind: 'cashIn', sumKop: TOTAL }, baseline, document())).toBe(false);
  });
});

const fnSerial = fc.constantFrom(FN, FN, FN, '9999078900009999');
const sum = fc.constantFrom(0, 1, 200_00, 500_00, 900_00, 950_00).map(kopecks);
const operation = fc.constantFrom('sell' as const, 'sellReturn' as const, undefined);
const seenDocument: fc.Arbitrary<SeenDocument> = fc.record({
  document: fc
    .record({
      fnSerial: fc.constant(FN),
      fdNumber: fc.integer({ min: 38, max: 48 }),
      type: fc.constantFrom('receipt' as const, 'shiftOpen' as const, 'shiftClose' as const, 'correction' as const),
      operation,
      totalKop: fc.option(sum, { nil: undefined }),
    })
    .map(document),
  key: fc.oneof(fc.constantFrom(KEY, 'shop-1:76', undefined).map(read), fc.constant(unreadable)),
});
const cash = fc.record({
  cashInCount: fc.integer({ min: 2, max: 5 }),
  cashInKop: sum,
  cashOutCount: fc.integer({ min: 0, max: 3 }),
  cashOutKop: sum,
});
const sighting: fc.Arbitrary<Sighting> = fc.record({
  atMs: fc.integer({ min: 90_000, max: 110_000 }),
  fnSerial,
  lastFdNumber: fc.integer({ min: 40, max: 44 }),
  shift: fc.record({ state: fc.constantFrom('open', 'closed', 'expired'), number: fc.integer({ min: 7, max: 8 }) }),
  openReceipt: fc.option(fc.record({ operation, sumKop: sum }), { nil: undefined, freq: 2 }),
  busy: fc.boolean(),
  taskAlive: fc.boolean(),
  documents: fc.array(seenDocument, { maxLength: 4 }),
  cash: fc.option(cash, { nil: undefined }),
});
const intent: fc.Arbitrary<Intent> = fc.constantFrom<Intent>(
  receipt,
  receipt,
  { kind: 'openShift' },
  { kind: 'closeShift' },
  { kind: 'cashIn', sumKop: kopecks(50_00) },
  { kind: 'cashOut', sumKop: kopecks(50_00) },
);
const anyQuestion: fc.Arbitrary<Question> = fc.record({
  intent,
  baseline: fc.constantFrom(baseline, { ...baseline, cash: counters }),
  closing: fc.constantFrom(closing, undefined),
  sinceClosingMs: fc.oneof(fc.integer({ min: -1_000, max: 400_000 }), fc.constant(closeLimitMs)),
});
/** The reading before is often like the one now, as it is in life. */
const readings = fc
  .tuple(sighting, sighting, fc.constantFrom('none', 'same', 'other'), fc.integer({ min: 0, max: 2 * apartMs }))
  .map(([now, other, kind, apart]) => ({
    now,
    before: kind === 'none' ? undefined : { ...(kind === 'same' ? now : other), atMs: now.atMs - apart },
  }));

describe('whatever is read', () => {
  const always = (holds: (asked: Question, before: Sighting | undefined, now: Sighting, said: Verdict) => void) =>
    fc.assert(
      fc.property(anyQuestion, readings, (asked, { before, now }) =>
        holds(asked, before, now, judge(asked, before, now, JUDGE_RULES)),
      ),
      { numRuns: 20_000 },
    );

  it('every verdict does come up, so the rules below say something', () => {
    const kinds = new Set<Verdict['kind']>();
    const some = fc.sample(fc.tuple(anyQuestion, readings), { numRuns: 20_000, seed: 7 });
    for (const [asked, { before, now }] of some) kinds.add(judge(asked, before, now, JUDGE_RULES).kind);
    expect([...kinds].toSorted()).toEqual(
      ['absent', 'cancelOurs', 'cashMoved', 'lookAgain', 'ours', 'person', 'stranger'].toSorted(),
    );
  });

  it('absence is never said while a task lives, the device is busy, or another FN is in', () => {
    always((asked, _before, now, said) => {
      if (said.kind !== 'absent') return;
      expect([now.taskAlive, now.busy, now.fnSerial]).toEqual([false, false, asked.baseline.fnSerial]);
    });
  });

  it('absence of what may have left is never said within the limit, nor by one reading, nor by two that are too near', () => {
    always((asked, before, now, said) => {
      if (said.kind !== 'absent' || !asked.closing) return;
      expect(asked.sinceClosingMs).toBeGreaterThanOrEqual(closeLimitMs);
      expect(now.atMs - (before?.atMs ?? now.atMs)).toBeGreaterThanOrEqual(apartMs);
      expect(before).toMatchObject({ lastFdNumber: now.lastFdNumber, taskAlive: false, busy: false });
      expect(['cashIn', 'cashOut']).not.toContain(asked.intent.kind);
    });
  });

  it('absence of a receipt is never said with our key, or an unreadable one at our sum, in the FN', () => {
    always((asked, _before, now, said) => {
      if (said.kind !== 'absent' || asked.intent.kind !== 'receipt') return;
      for (const { document: seen, key } of now.documents) {
        if (seen.fdNumber <= asked.baseline.lastFdNumber || seen.type !== 'receipt') continue;
        expect(key.read ? key.key : 'unreadable').not.toBe(KEY);
        if (!key.read) expect([seen.operation, seen.totalKop]).not.toEqual(['sell', TOTAL]);
      }
    });
  });

  it('a receipt is called ours only with key, sum and operation after the baseline', () => {
    always((asked, _before, now, said) => {
      if (said.kind !== 'ours' || asked.intent.kind !== 'receipt') return;
      expect(said.document).toMatchObject({ type: 'receipt', operation: 'sell', totalKop: TOTAL });
      expect(said.document.fdNumber).toBeGreaterThan(asked.baseline.lastFdNumber);
      const proof = now.documents.filter(({ document: seen }) => seen === said.document);
      expect(proof.map(({ key }) => key)).toEqual([read(KEY)]);
    });
  });

  it('an open receipt is cancelled only at our operation and one of our sums, with no document in between', () => {
    always((asked, _before, now, said) => {
      if (said.kind !== 'cancelOurs') return;
      expect(asked.intent.kind).toBe('receipt');
      expect(now.openReceipt?.operation).toBe('sell');
      expect(receipt.partialSumsKop).toContain(now.openReceipt?.sumKop);
      expect(now.lastFdNumber).toBe(asked.baseline.lastFdNumber);
      expect([now.busy, now.taskAlive]).toEqual([false, false]);
    });
  });

  it('looking again always has a time, never longer than the readings must be apart', () => {
    always((_asked, _before, _now, said) => {
      if (said.kind !== 'lookAgain') return;
      expect(said.afterMs).toBeGreaterThan(0);
      expect(said.afterMs).toBeLessThanOrEqual(apartMs);
    });
  });

  it('the same readings give the same verdict: nothing is remembered between calls', () => {
    always((asked, before, now, said) => {
      expect(judge(asked, before, now, JUDGE_RULES)).toEqual(said);
    });
  });
});
