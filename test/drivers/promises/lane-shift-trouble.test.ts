import { expect } from 'vitest';
import type { Job } from '../../../src/core/fiscalization/job.ts';
import { Field } from '../field.ts';
import { NO_PROCESS } from '../not-here.ts';
import { expectMadeOnce, putCableBack } from '../once.ts';
import { type NotHere, promises } from '../promise.ts';
import { TROUBLES, type TroubleName } from '../trouble.ts';

/** The troubles of shift documents and of cash, and who has no such. */
const OF_SHIFT: readonly (readonly [TroubleName, NotHere?])[] = [
  ['errorBefore'],
  ['errorAfter'],
  ['silenceBefore'],
  ['silenceAfter'],
  ['crashAfter', NO_PROCESS],
  ['emptyAnswer'],
  ['cutAfter'],
  ['cutWhileReadingBack'],
];

promises('a shift is opened once, whatever happens', (promise) => {
  for (const [trouble, notHere] of OF_SHIFT) {
    promise(
      TROUBLES[trouble],
      async ({ box }) => {
        const field = await Field.open(await box());
        const { device } = field.box;
        const struck = device.strike(trouble, 'openShift');
        const check = field.handOut();
        await field.until('the trouble has come', () => struck.happened);
        await putCableBack(field);
        await expectMadeOnce(field, check);
        expect(typesOf(field)).toEqual(['shiftOpen', 'receipt']);
        const [opening] = field.jobsOf('openShift');
        expect(opening?.life).toMatchObject({ state: 'fiscal', document: { type: 'shiftOpen' } });
      },
      notHere,
    );
  }
});

promises('a shift is closed once, whatever happens', (promise) => {
  for (const [trouble, notHere] of OF_SHIFT) {
    promise(
      TROUBLES[trouble],
      async ({ box }) => {
        const field = await Field.working(await box());
        const { device } = field.box;
        const struck = device.strike(trouble, 'closeShift');
        const order = field.orderCloseShift();
        await field.until('the trouble has come', () => struck.happened);
        await putCableBack(field);
        await field.until('the order is done', () => field.isFiscal(order) || field.stateOf(order) === 'done');
        expect(typesOf(field)).toEqual(['shiftOpen', 'receipt', 'shiftClose']);
        expect(device.shift).toBe('closed');
        await field.until('the shop is told', () => field.job(order)?.report.state === 'acked');
        const fdNumber = device.documents().at(-1)?.fdNumber;
        expect(field.toldOf(order)).toMatchObject([{ kind: 'shiftClosed', document: { fdNumber } }]);
        expect(field.breaches).toEqual([]);
      },
      notHere,
    );
  }
});

promises('cash moves once or a person is asked, whatever happens', (promise) => {
  for (const kind of ['cashIn', 'cashOut'] as const) {
    for (const [trouble, notHere] of OF_SHIFT) {
      promise(
        `${kind}: ${TROUBLES[trouble]}`,
        async ({ box }) => {
          const field = await Field.working(await box());
          const { device } = field.box;
          const inDrawer = await moved(field, 'cashIn', 50_000);
          expect(inDrawer.life.state).toBe('done');
          const struck = device.strike(trouble, kind);
          const documents = device.documents().length;
          const work = moved(field, kind, 1_500, async () => {
            await field.until('the trouble has come', () => struck.happened);
            await putCableBack(field);
          });
          const { life } = await work;
          const movedKop = Math.abs(device.cashInDrawerKop - 50_000);
          if (NOTHING_MOVED.includes(trouble)) {
            expect(movedKop).toBe(0);
            expect(life.state).not.toBe('done');
          } else {
            expect(movedKop).toBe(1_500);
            expect(life.state).toBe('done');
          }
          expect(device.sent.deciding[kind]).toBe(kind === 'cashIn' ? 2 : 1);
          expect(device.documents()).toHaveLength(documents);
          expect(field.breaches).toEqual([]);
        },
        notHere,
      );
    }
  }
});

const NOTHING_MOVED: readonly TroubleName[] = ['errorBefore', 'silenceBefore'];

/** Types of all documents of the FN since its registration. */
const typesOf = (field: Field): readonly string[] =>
  field.box.device
    .documents()
    .map(({ type }) => type)
    .filter((type) => type !== 'registration');

/** A person moves cash; waits until nobody will do anything more about it by himself. */
async function moved(
  field: Field,
  kind: 'cashIn' | 'cashOut',
  sumKop: number,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<Job> {
  const id = field.moveCash(kind, sumKop);
  await meanwhile();
  await field.until('the cash is settled', () => SETTLED.includes(field.journal.byId(id)?.life.state ?? ''));
  const job = field.journal.byId(id);
  if (!job) throw new Error('No such job');
  return job;
}

const SETTLED: readonly string[] = ['done', 'parked', 'refused'];
