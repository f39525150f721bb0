import { expect } from 'vitest';
import { KassaError } from '../../../src/core/errors.ts';
import type { Journal } from '../../../src/core/ports/journal.ts';
import { Field } from '../field.ts';
import { expectMadeOnce, putCableBack } from '../once.ts';
import { promises } from '../promise.ts';
import { itemsOf, likeTheStrangers, receiptOf } from '../samples.ts';
import { TROUBLES } from '../trouble.ts';

const NO_HOST = { 'atol-serial': 'our own driver has no driver host' };

promises('what proves a document, and what does not', (promise) => {
  promise('writes down FN, last document and shift before anything fiscal leaves (4.1, T0; 4.4)', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const last = device.lastFdNumber;
    let baseline: unknown;
    const watched = device.onDeciding;
    device.onDeciding = (decision) => {
      const [job] = field.journal.openQuestions('kassa1');
      baseline = job?.life.state === 'closing' ? job.life.baseline : undefined;
      watched(decision);
    };
    await expectMadeOnce(field, field.handOut());
    expect(baseline).toMatchObject({ fnSerial: device.facts.fnSerial, lastFdNumber: last, shiftNumber: 1 });
  });

  promise('finds its document when our own result could not be written (4.1, T8)', async ({ box }) => {
    const disk = new FullDisk();
    const field = await Field.working(await box(), { disk: (journal) => disk.before(journal) });
    disk.refuses('fnShowsOurs');
    const check = field.handOut();
    await field.until('the disk was full', () => disk.refused);
    await expectMadeOnce(field, check);
    expect(field.count(check, 'aboutToClose')).toBe(1);
  });

  promise('sends nothing that decides while the disk is full (4.1, T0)', async ({ box }) => {
    const disk = new FullDisk();
    const field = await Field.working(await box(), { disk: (journal) => disk.before(journal) });
    const { device } = field.box;
    const sent = device.sent.deciding.receipt;
    const documents = device.documents().length;
    disk.refuses('aboutToClose');
    let decidedWhileFull = false;
    const watched = device.onDeciding;
    device.onDeciding = (decision) => {
      decidedWhileFull ||= !disk.refused;
      watched(decision);
    };
    const check = field.handOut();
    await field.until('the disk was full', () => disk.refused);
    await expectMadeOnce(field, check);
    expect(decidedWhileFull).toBe(false);
    expect(device.sent.deciding.receipt - sent).toBe(1);
    expect(device.documents()).toHaveLength(documents + 1);
  });

  promise(
    'does not take an equal sale before the baseline for its own (4.4: the last receipt is no proof)',
    async ({ box }) => {
      const field = await Field.working(await box());
      const { device } = field.box;
      const first = await expectMadeOnce(field, field.handOut());
      const struck = device.strike('errorBefore');
      const check = field.handOut();
      await field.until('the trouble has come', () => struck.happened);
      const second = await expectMadeOnce(field, check);
      expect(second.fdNumber).toBe(first.fdNumber + 1);
      expect(field.count(check, 'fnShowsAbsence')).toBe(1);
    },
  );

  promise(`never takes for its own what is not: ${TROUBLES.strangerInstead}`, async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const before = device.documents().length;
    const struck = device.strike('strangerInstead');
    const check = field.handOut(likeTheStrangers());
    await field.until('the trouble has come', () => struck.happened);
    const isParked = () => field.trouble() === 'CB-302';
    await field.until('a person is asked, or it is made', () => field.isFiscal(check) || isParked());
    if (field.isFiscal(check)) {
      await expectMadeOnce(field, check);
      expect(device.documents()).toHaveLength(before + 2);
      return;
    }
    // Ours was left open, and somebody else is at the device: nobody can say whose it is.
    expect(device.hasOpenReceipt).toBe(true);
    expect(field.stateOf(check)).toBe('inDoubt');
    expect(field.documentsOf(check)).toEqual([]);
    expect(device.documents()).toHaveLength(before + 1);
  });

  promise('asks a person when two documents carry its key (4.4, 6)', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const struck = device.strike('cutAfter');
    const check = field.handOut();
    await field.until('the trouble has come', () => struck.happened);
    await field.until('the agent knows', () => field.lanes[0]?.view.connected === false);
    device.repeatLastDocument();
    await device.plug();
    await field.until('a person is asked', () => field.stateOf(check) === 'parked');
    expect(field.job(check)?.life).toMatchObject({ code: 'CB-317' });
  });

  promise('asks a person when the FN has fewer documents than before (4.4, 5)', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const struck = device.strike('cutAfter');
    const check = field.handOut();
    await field.until('the trouble has come', () => struck.happened);
    await field.until('the agent knows', () => field.lanes[0]?.view.connected === false);
    device.replaceFn(device.facts.fnSerial);
    await device.plug();
    await field.until('a person is asked', () => field.stateOf(check) === 'parked');
    expect(field.job(check)?.life).toMatchObject({ code: 'CB-317' });
  });

  promise('repeats a reading that failed for a moment, and nothing else (4.4, 6: 178)', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const struck = device.spoilReadingAfter('receipt');
    const check = field.handOut();
    await expectMadeOnce(field, check);
    expect(struck.happened).toBe(true);
    expect(field.count(check, 'aboutToClose')).toBe(1);
  });

  promise('tells a return from a sale of the same sum (4.4, 6: operation)', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const struck = device.strike('cutWhileReadingBack');
    const [sale, refund] = [field.handOut(), field.handOut(receiptOf({ operation: 'sellReturn' }))];
    await field.until('the trouble has come', () => struck.happened);
    await putCableBack(field);
    expect(await expectMadeOnce(field, sale)).toMatchObject({ operation: 'sell', totalKop: 20_100 });
    expect(await expectMadeOnce(field, refund)).toMatchObject({ operation: 'sellReturn', totalKop: 20_100 });
  });

  promise(
    'has the old call over before the device is opened anew (4.4, 1)',
    async ({ box }) => {
      const field = await Field.working(await box());
      const { device } = field.box;
      const old = field.box.hostPid();
      const struck = device.strike('silenceAfter');
      const check = field.handOut();
      await field.until('the trouble has come', () => struck.happened);
      await expectMadeOnce(field, check);
      expect(old).toBeDefined();
      expect(field.box.hostPid()).not.toBe(old);
      expect(isRunning(old)).toBe(false);
    },
    NO_HOST,
  );

  promise('stands still for the others of that cashbox, and says why, until it is known (4.4, 1)', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const struck = device.strike('cutBefore');
    const [doubtful, behind] = [field.handOut(), field.handOut()];
    await field.until('the trouble has come', () => struck.happened);
    await field.until('the agent says why', () => field.trouble() !== undefined);
    await field.until('the agent knows', () => field.lanes[0]?.view.connected === false);
    expect(field.stateOf(behind)).toBe('received');
    expect(field.isFiscal(doubtful)).toBe(false);
    await device.plug();
    const first = await expectMadeOnce(field, doubtful);
    const second = await expectMadeOnce(field, behind);
    expect(second.fdNumber).toBe(first.fdNumber + 1);
  });

  promise(
    'finishes the paper of what is in the FN, and never sells it again (4.1, T5; 4.4, 7; 4.5: 44)',
    async ({ box }) => {
      const field = await Field.working(await box(), { cashbox: { printReceipts: true } });
      const { device } = field.box;
      const struck = device.endPaperAtClose();
      const before = device.documents().length;
      const check = field.handOut();
      await field.until('the paper has ended', () => struck.happened);
      device.setPaper(true);
      const document = await expectMadeOnce(field, check);
      expect(document.isElectronic).toBe(false);
      const next = field.handOut(receiptOf({ items: itemsOf(1) }));
      await expectMadeOnce(field, next);
      await field.until('the paper is whole', () => !device.isPrintUnfinished);
      expect(device.documents()).toHaveLength(before + 2);
    },
  );

  promise('sends a key without anything personal into every receipt (4.4)', async ({ box }) => {
    const field = await Field.working(await box());
    const checks = [field.handOut(), field.handOut()];
    for (const check of checks) await expectMadeOnce(field, check);
    const receipts = field.box.device.documents().filter(({ type }) => type === 'receipt');
    expect(receipts).toHaveLength(3);
    for (const { key } of receipts) expect(key).toMatch(/^shop:\d+$/);
  });
});

function isRunning(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A disk that takes everything but one step, once. */
class FullDisk {
  refused = false;
  #step: string | undefined;

  refuses(step: string): void {
    this.#step = step;
  }

  before(journal: Journal): Journal {
    return new Proxy(journal, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const [, entry] = args as [unknown, { readonly what?: string } | undefined];
          if (name === 'save' && this.#step !== undefined && entry?.what === this.#step) {
            this.#step = undefined;
            this.refused = true;
            throw new KassaError('CB-802', 'диск полон');
          }
          return value.apply(target, args);
        };
      },
    });
  }
}
