import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDay } from '../../../../src/core/day/compare-day.ts';
import { DIFFERENCES, type DifferenceKind } from '../../../../src/core/day/difference.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { evidenceOf, HOUR, job, MADE_AT, told } from './day-model.ts';
import { healthyDay, healthyDayWith } from './healthy-day.ts';
import { PLANTS, placesIn, twoPlaces } from './plants.ts';

const RUNS = { numRuns: 100 };
const KINDS = Object.keys(DIFFERENCES) as readonly DifferenceKind[];

const tell = (...args: Parameters<typeof compareDay>) => compareDay(...args).differences.map(told);

describe('a healthy day', () => {
  it('has no difference, whatever was sold, in however many shifts, FNs and cashboxes', () => {
    fc.assert(
      fc.property(healthyDay, (model) => {
        const report = compareDay(evidenceOf(model));
        expect(report.differences).toEqual([]);
        expect(report.unlistedCount).toBe(0);
      }),
      RUNS,
    );
  });

  it('has the same count, sums and tenders in journal and FN, line by line', () => {
    fc.assert(
      fc.property(healthyDay, (model) => {
        for (const { sums } of compareDay(evidenceOf(model)).cashboxes) {
          for (const { journal, fn } of sums) expect(journal).toEqual(fn);
        }
      }),
      RUNS,
    );
  });

  it('has no shift whose counters differ', () => {
    fc.assert(
      fc.property(healthyDay, (model) => {
        const shifts = compareDay(evidenceOf(model)).cashboxes.flatMap((one) => one.shifts);
        for (const { agreement } of shifts) expect(agreement).not.toBe('differs');
      }),
      RUNS,
    );
  });

  it('counts each receipt of the shops once at every station it has passed', () => {
    fc.assert(
      fc.property(healthyDay, (model) => {
        const count = placesIn(model).length;
        const { asked, documents } = compareDay(evidenceOf(model));
        expect(asked).toMatchObject({ received: count, fiscal: count, reported: count, delivered: count });
        expect(asked.seen).toBe(documents.filter(({ seen, type }) => seen === 'seen' && type === 'receipt').length);
        expect(documents.filter(({ seen }) => seen === 'notSeen').filter(({ type }) => type === 'receipt')).toEqual([]);
      }),
      RUNS,
    );
  });

  it('names first and last number of each range, and none of an empty one', () => {
    fc.assert(
      fc.property(healthyDay, (model) => {
        const ranges = compareDay(evidenceOf(model)).cashboxes.flatMap((one) => one.ranges);
        expect(ranges).toEqual(
          model.fns.map(({ fnSerial, after, lastFd }) => ({ fnSerial, fdFrom: after + 1, fdTo: lastFd })),
        );
      }),
      RUNS,
    );
    const [model] = fc.sample(healthyDayWith(1), 1);
    const fns = model?.fns.map((fn) => ({ ...fn, after: fn.lastFd })) ?? [];
    const empty = compareDay(evidenceOf({ fns, unmade: [], unacknowledged: [], undelivered: [] }));
    for (const { fdFrom, fdTo } of empty.cashboxes.flatMap(({ ranges }) => ranges)) {
      expect([fdFrom, fdTo]).toEqual([undefined, undefined]);
    }
    expect(empty.differences).toEqual([]);
  });
});

describe('a day spoilt in one place', () => {
  it.each(PLANTS.map((plant) => [plant.kind, plant.what, plant] as const))(
    'tells %s (%s) and nothing else',
    (...[, , plant]) => {
      fc.assert(
        fc.property(healthyDayWith(2), twoPlaces, (healthy, pick) => {
          const model = structuredClone(healthy);
          const [place, other] = pick(placesIn(model));
          const expected = plant.change(model, place, other);
          expect(tell(evidenceOf(model))).toEqual(expected === '' ? [] : [`${plant.kind} ${expected}`]);
        }),
        RUNS,
      );
    },
  );

  it('tells counters that differ of the shift they belong to, and of no other', () => {
    fc.assert(
      fc.property(healthyDayWith(1), fc.boolean(), (healthy, isSale) => {
        const model = structuredClone(healthy);
        const spoilt = model.fns.flatMap((fn) => {
          const one = fn.jobs.find(({ totals, document }) => totals && document && document.fdNumber > fn.after);
          return one?.totals ? [{ fn, one, totals: one.totals }] : [];
        })[0];
        fc.pre(spoilt !== undefined);
        const { fn, one, totals } = spoilt;
        const opened = fn.documents.some(
          ({ document: { type, fdNumber } }) => type === 'shiftOpen' && fdNumber < (one.document?.fdNumber ?? 0),
        );
        fc.pre(opened);
        const more = (sum: number) => kopecks(sum + 1);
        const wrong = isSale ? { salesKop: more(totals.salesKop) } : { returnsKop: more(totals.returnsKop) };
        fn.jobs = fn.jobs.map((each) => (each === one ? { ...each, totals: { ...totals, ...wrong } } : each));
        expect(tell(evidenceOf(model))).toEqual([`shiftSums ${fn.cashboxId} ${fn.fnSerial} ${one.document?.fdNumber}`]);
      }),
      RUNS,
    );
  });

  it('leaves no kind of difference without a way to plant it', () => {
    const planted = new Set<DifferenceKind>([...PLANTS.map(({ kind }) => kind), 'shiftSums']);
    expect(KINDS.filter((kind) => !planted.has(kind))).toEqual([]);
  });

  it('tells several of them in the order of the table, then by place', () => {
    fc.assert(
      fc.property(
        healthyDayWith(2),
        twoPlaces,
        fc.array(fc.constantFrom(...PLANTS), { minLength: 2, maxLength: 6 }),
        (healthy, pick, plants) => {
          const model = structuredClone(healthy);
          for (const plant of plants) {
            const places = placesIn(model);
            if (places.length >= 2) plant.change(model, ...pick(places));
          }
          const { differences } = compareDay(evidenceOf(model));
          const ranks = differences.map(({ kind }) => KINDS.indexOf(kind));
          expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        },
      ),
      RUNS,
    );
  });
});

describe('what is open at the end of a day', () => {
  const nobody = { fns: [], unmade: [], unacknowledged: [], undelivered: [] };

  it('counts among the received what waits, but not what nobody asked for', () => {
    const waiting = job({ state: 'received', document: undefined, receivedAt: MADE_AT - 1 });
    const unmade = [waiting, { ...waiting, shopId: undefined, checkId: undefined }];
    const report = compareDay(evidenceOf({ ...nobody, unmade }));
    expect(report.asked).toEqual({ received: 1, fiscal: 0, reported: 0, delivered: 0, seen: 0 });
    expect(report.differences).toEqual([]);
  });

  it('is a difference from its limit on, and not a moment before', () => {
    const rules = { unmadeMs: 1_000, unacknowledgedMs: 2_000, undeliveredMs: 3_000 };
    const aged = (ms: number) => {
      const late = job({ receivedAt: MADE_AT - ms });
      const unmade = [job({ state: 'received', document: undefined, receivedAt: MADE_AT - ms })];
      const evidence = evidenceOf({ ...nobody, unmade, unacknowledged: [late], undelivered: [late] });
      return compareDay(evidence, rules).differences.map(({ kind }) => kind);
    };
    expect(aged(999)).toEqual([]);
    expect(aged(1_000)).toEqual(['waiting']);
    expect(aged(1_999)).toEqual(['waiting']);
    expect(aged(2_000)).toEqual(['waiting', 'notAcknowledged']);
    expect(aged(2_999)).toEqual(['waiting', 'notAcknowledged']);
    expect(aged(3_000)).toEqual(['waiting', 'notAcknowledged', 'undelivered']);
  });

  it('counts what was not even gathered among the unlisted', () => {
    expect(compareDay(evidenceOf(nobody, { moreUndelivered: 12 })).unlistedCount).toBe(12);
  });

  it('lists a thousand of a kind and counts the rest', () => {
    const many = Array.from({ length: 1_004 }, (_, i) => job({ jobId: i, receivedAt: MADE_AT - 2 * HOUR }));
    const report = compareDay(evidenceOf({ ...nobody, undelivered: many }, { moreUndelivered: 5 }));
    expect(report.differences).toHaveLength(1_000);
    expect(report.unlistedCount).toBe(4 + 5);
  });
});
