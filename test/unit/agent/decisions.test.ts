import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, decide } from '../../../src/agent/decisions.ts';
import { Recorder } from '../../../src/agent/record.ts';
import { actionsOf, PERSON_ACTIONS, type PersonAction } from '../../../src/core/fiscalization/actions.ts';
import type { Job, TimelineEntry } from '../../../src/core/fiscalization/job.ts';
import type { CashboxCondition, CashboxDriver, CashboxIdentity } from '../../../src/core/ports/cashbox-driver.ts';
import type { Journal } from '../../../src/core/ports/journal.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { CONFLICTS, DOCUMENT, INTENTS, LIVES, REPORTS } from '../core/fiscalization/any-job.ts';

const DECISIONS: Readonly<Record<PersonAction, Decision>> = {
  park: { kind: 'park' },
  retry: { kind: 'retry' },
  settle: { kind: 'made', fdNumber: DOCUMENT.fdNumber },
  notMade: { kind: 'refuse' },
  resend: { kind: 'resend' },
};

/** Any job of the journal, as far as what a person may do depends on it. */
const anyJob: fc.Arbitrary<Job> = fc
  .record({
    kind: fc.constantFrom('receipt' as const, 'closeShift' as const),
    life: fc.constantFrom(...Object.values(LIVES)),
    report: fc.constantFrom(...Object.values(REPORTS)),
    conflict: fc.constantFrom(undefined, ...Object.values(CONFLICTS)),
    hasIntent: fc.boolean(),
    hasHandOut: fc.boolean(),
    isOfPerson: fc.boolean(),
  })
  .map(({ kind, life, report, conflict, hasIntent, hasHandOut, isOfPerson }) => ({
    id: 5,
    version: 1,
    cashboxId: 'kassa1',
    kind,
    origin: isOfPerson
      ? { from: 'person', author: 'Петров', reason: 'возврат' }
      : { from: 'shop', shopId: 'shop', kind: kind === 'receipt' ? 'check' : 'closeShift', checkId: '5' },
    receivedAt: 1,
    incoming: {},
    fingerprint: 'f',
    receipt: undefined,
    // Nothing was ever sent of what has no intent.
    intent: hasIntent || (life.state !== 'received' && life.state !== 'refused') ? INTENTS[kind] : undefined,
    life,
    handOut: hasHandOut ? { token: 'check|shop|5|1', kktSerial: '0010', at: 1, count: 1 } : undefined,
    report,
    delivery: undefined,
    conflict,
    totals: undefined,
  }));

/** A journal of this one job; what is not asked for here is a fault of the test. */
function journalOf(job: Job) {
  let row = job;
  const written: TimelineEntry[] = [];
  const calls: Partial<Journal> = {
    byId: (id) => (id === row.id ? row : undefined),
    save: (changed, entry) => {
      written.push(entry);
      row = { ...changed, version: changed.version + 1 };
      return row;
    },
    documented: () => [],
  };
  const change = (life: Job['life']) => {
    row = { ...row, life };
  };
  return { journal: calls as Journal, written, now: () => row, change };
}

/** An FN that holds that document with a key nobody can read, or nothing after the baseline. */
function fnWith(document: typeof DOCUMENT | undefined, meanwhile: () => void): CashboxDriver {
  const condition: Partial<CashboxCondition> = {
    fnSerial: DOCUMENT.fnSerial,
    lastFdNumber: document ? DOCUMENT.fdNumber : DOCUMENT.fdNumber - 1,
    shift: { state: 'open', number: 7 },
    openReceipt: undefined,
    busy: false,
  };
  const driver: Partial<CashboxDriver> = {
    readTaskAlive: async () => false,
    readCondition: async () => {
      meanwhile();
      return condition as CashboxCondition;
    },
    readDocument: async (fdNumber) => (fdNumber === document?.fdNumber ? document : undefined),
    readKey: async () => {
      meanwhile();
      return { read: false };
    },
  };
  return driver as CashboxDriver;
}

interface Rig {
  readonly job: Job;
  readonly action: PersonAction;
  readonly hasCashbox: boolean;
  readonly hasShop: boolean;
}

/** @param meanwhile what the job has become when the FN has been read */
async function carryOut({ job, action, hasCashbox, hasShop }: Rig, meanwhile = job.life) {
  const clock = new VirtualClock();
  const { journal, written, now, change } = journalOf(job);
  const driver = fnWith(action === 'settle' ? DOCUMENT : undefined, () => change(meanwhile));
  const identity: Partial<CashboxIdentity> = { kktRegNumber: '0000000001012345' };
  const lane = {
    bell: { ring: () => undefined },
    errand: (run: (...args: [CashboxDriver, CashboxIdentity, AbortSignal]) => Promise<void>) =>
      run(driver, identity as CashboxIdentity, new AbortController().signal),
  } as NonNullable<Parameters<typeof decide>[4]['lane']>;
  const parts = {
    journal,
    recorder: new Recorder(journal, clock),
    clock,
    lane: hasCashbox ? lane : undefined,
    hasShop,
  };
  const told = await decide(job.id, DECISIONS[action], 'сверено с лентой', 'Петров', parts).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { told, written, life: now().life, report: now().report, conflict: now().conflict };
}

const anyRig = fc.record({
  job: anyJob,
  action: fc.constantFrom(...PERSON_ACTIONS),
  hasCashbox: fc.boolean(),
  hasShop: fc.boolean(),
});

describe('a decision about any job', () => {
  it('is carried out at once when it is offered, with author and reason kept', async () => {
    const offered = anyRig.filter(({ job, action, ...around }) => actionsOf(job, around).includes(action));
    await fc.assert(
      fc.asyncProperty(offered, async (rig) => {
        const { told, written, conflict } = await carryOut(rig);
        expect(told).toBe(undefined);
        expect(written.length).toBeGreaterThan(0);
        for (const { author } of written) expect(author).toBe('Петров');
        for (const { detail } of written) expect(detail).toContain('сверено с лентой');
        if (rig.action !== 'park') expect(conflict).toBe(undefined);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused in words when it is not, and changes nothing', async () => {
    const refused = anyRig.filter(
      // "Again" says more on the command line: it reads the FN first, or tells the shop again.
      ({ job, action, ...around }) => action !== 'retry' && !actionsOf(job, around).includes(action),
    );
    await fc.assert(
      fc.asyncProperty(refused, async (rig) => {
        const { told, written, life } = await carryOut(rig);
        expect(told).toMatch(/[а-яё]{4}/);
        expect(told).not.toContain('makes no sense');
        expect(written).toEqual([]);
        expect(life).toBe(rig.job.life);
      }),
      { numRuns: 300 },
    );
  });

  it('"again" never makes what is not proven absent', async () => {
    const doubtful = anyRig.filter(({ job: { life } }) => life.state !== 'parked' || life.doubt !== undefined);
    await fc.assert(
      fc.asyncProperty(doubtful, async (rig) => {
        const { life } = await carryOut({ ...rig, action: 'retry' });
        expect(life.state === 'received').toBe(rig.job.life.state === 'received');
      }),
      { numRuns: 200 },
    );
  });

  it('is given up in words when somebody else has decided while the FN was read', async () => {
    for (const action of ['settle', 'notMade'] as const) {
      const job = {
        ...fc.sample(anyJob, { numRuns: 1, seed: 1 })[0],
        kind: 'receipt',
        life: LIVES.parkedInDoubt,
        intent: INTENTS.receipt,
      } as Job;
      const rig = { job, action, hasCashbox: true, hasShop: true };
      for (const meanwhile of [LIVES.fiscal, LIVES.refused, LIVES.inDoubt]) {
        const { told, written } = await carryOut(rig, meanwhile);
        expect(told).toMatch(/^[А-Я][^A-Za-z]+$/);
        expect(written).toEqual([]);
      }
    }
  });

  it('"tell again" makes nothing, and tells nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyRig, async (rig) => {
        const { life, report } = await carryOut({ ...rig, action: 'resend' });
        expect(life).toBe(rig.job.life);
        if (report.state === 'owed' && rig.job.report.state !== 'none')
          expect(report.result).toBe(rig.job.report.result);
      }),
      { numRuns: 200 },
    );
  });
});
