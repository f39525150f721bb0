import { describe, expect, it } from 'vitest';
import type { AgentView } from '../../../../src/agent/agent-view.ts';
import type { CashboxLane, Errand } from '../../../../src/agent/cashbox/lane.ts';
import { MOST_READ, readCandidates } from '../../../../src/agent/receipts/candidates.ts';
import type { FiscalDocument } from '../../../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import type { SeenKey } from '../../../../src/core/fiscalization/judge.ts';
import type { Life } from '../../../../src/core/fiscalization/life.ts';
import type { CashboxCondition, CashboxDriver, CashboxIdentity } from '../../../../src/core/ports/cashbox-driver.ts';
import type { Journal } from '../../../../src/core/ports/journal.ts';
import { checkJob } from '../../../contract/journal-samples.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { DOCUMENT, INTENTS, LIVES } from '../../core/fiscalization/any-job.ts';

const BASELINE_FD = LIVES.parkedInDoubt.doubt.baseline.lastFdNumber;

interface Fn {
  readonly fnSerial?: string;
  readonly documents: readonly FiscalDocument[];
  readonly keys?: Readonly<Record<number, SeenKey>>;
  readonly waits?: boolean;
  readonly life?: Life;
  /** FD number that the journal holds for another job. */
  readonly known?: number;
}

/** Documents after the baseline, each as `DOCUMENT` but for what is said. */
function since(...changes: Partial<FiscalDocument>[]): FiscalDocument[] {
  return changes.map((change, i) => ({ ...DOCUMENT, fdNumber: BASELINE_FD + 1 + i, ...change }));
}

function rig({ fnSerial = DOCUMENT.fnSerial, documents, keys = {}, waits = false, ...more }: Fn) {
  const clock = new VirtualClock();
  const asked = { documents: 0, keys: [] as number[], goes: [] as number[] };
  const condition: Partial<CashboxCondition> = {
    fnSerial,
    lastFdNumber: Math.max(BASELINE_FD, ...documents.map(({ fdNumber }) => fdNumber)),
  };
  const driver: Partial<CashboxDriver> = {
    readCondition: async () => condition as CashboxCondition,
    readDocument: async (fdNumber) => {
      asked.documents += 1;
      return documents.find((document) => document.fdNumber === fdNumber);
    },
    readKey: async (fdNumber) => {
      asked.keys.push(fdNumber);
      return keys[fdNumber] ?? { read: false };
    },
  };
  const errand = async (run: Errand) => {
    asked.goes.push(clock.monotonicMs());
    await run(driver as CashboxDriver, {} as CashboxIdentity, new AbortController().signal);
  };
  const job = {
    ...checkJob('5', { cashboxId: 'kassa1', intent: INTENTS.receipt, life: more.life ?? LIVES.parkedInDoubt }),
    id: 5,
    version: 1,
  };
  const journal: Partial<Journal> = {
    byId: (id) => (id === job.id ? job : undefined),
    nextReceived: () => (waits ? job : undefined),
    openQuestions: () => [],
    documented: (_cashbox, _fn, _after, to) => (to === more.known ? [{ ...job, id: 6 }] : []),
  };
  const lane = { part: { id: 'kassa1' }, view: { trouble: undefined }, errand } as unknown as CashboxLane;
  const agent = { parts: { journal, clock, shops: [] }, cashboxes: [lane] } as unknown as AgentView;
  return { asked, read: () => clock.run(readCandidates(job.id, agent)) };
}

describe('documents that may be a receipt in doubt', () => {
  it('are those after the baseline whose operation and sum match, each with whose key it carries', async () => {
    const documents = since(
      {},
      { operation: 'sellReturn' },
      { totalKop: kopecks(1) },
      {},
      { type: 'shiftClose', operation: undefined, totalKop: undefined },
      {},
    );
    const keys = {
      [BASELINE_FD + 1]: { read: true, key: 'stranger-1' },
      [BASELINE_FD + 4]: { read: true, key: INTENTS.receipt.key },
    } as const;
    const { asked, read } = rig({ documents, keys });
    const found = await read();
    expect(found.unreadCount).toBe(0);
    expect(found.documents.map(({ fdNumber, key }) => [fdNumber - BASELINE_FD, key])).toEqual([
      [1, 'other'],
      [4, 'ours'],
      [6, 'unread'],
    ]);
    expect(found.documents[0]).toEqual({
      fdNumber: BASELINE_FD + 1,
      fiscalSign: DOCUMENT.fiscalSign,
      issuedAt: DOCUMENT.issuedAt,
      operation: 'sell',
      totalKop: DOCUMENT.totalKop,
      key: 'other',
    });
    expect(asked.keys).toHaveLength(3);
  });

  it("of another job of ours are not this one's, although their key cannot be read", async () => {
    const { read } = rig({ documents: since({}, {}), known: BASELINE_FD + 1 });
    expect((await read()).documents.map(({ key }) => key)).toEqual(['other', 'unread']);
  });

  it("without any key are a stranger's: ours is always sent", async () => {
    const { read } = rig({ documents: since({}), keys: { [BASELINE_FD + 1]: { read: true, key: undefined } } });
    expect((await read()).documents.map(({ key }) => key)).toEqual(['other']);
  });

  it('are none where nothing was made since', async () => {
    expect(await rig({ documents: [] }).read()).toEqual({ documents: [], unreadCount: 0 });
  });

  it('are not all of a long FN, and it is said how many were left out', async () => {
    const { asked, read } = rig({ documents: since(...Array.from({ length: MOST_READ + 30 }, () => ({}))) });
    const found = await read();
    expect(found.documents).toHaveLength(MOST_READ);
    expect(found.unreadCount).toBe(30);
    expect(asked.documents).toBe(MOST_READ);
  });

  it('are read in goes, and a receipt that waits has its turn between them', async () => {
    const documents = since(...Array.from({ length: 25 }, () => ({})));
    const quiet = rig({ documents });
    await quiet.read();
    expect(quiet.asked.goes).toEqual([0, 1, 2]);
    const busy = rig({ documents, waits: true });
    await busy.read();
    expect(busy.asked.goes).toEqual([0, 500, 1_000]);
  });

  it('cannot be told of another FN than that of the baseline', async () => {
    await expect(rig({ documents: [], fnSerial: '9999078900009999' }).read()).rejects.toMatchObject({ code: 'CB-303' });
  });

  it('are asked for only where there is a doubt', async () => {
    await expect(rig({ documents: [], life: LIVES.parkedAfterAbsence }).read()).rejects.toThrow('нет сомнения');
    await expect(rig({ documents: [], life: LIVES.inDoubt }).read()).rejects.toThrow('сверяется');
  });
});
