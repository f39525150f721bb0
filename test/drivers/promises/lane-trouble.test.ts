import { expect } from 'vitest';
import { Field } from '../field.ts';
import { NO_PROCESS, NOT_HERE } from '../not-here.ts';
import { expectMadeOnce, putCableBack } from '../once.ts';
import { promises } from '../promise.ts';
import { likeTheStrangers, receiptOf } from '../samples.ts';
import { MOMENTS, type Moment, TROUBLES, type TroubleName } from '../trouble.ts';

/** Nothing is made: it leaves again, and only after it was written down that the FN shows nothing. */
const NOT_MADE: readonly TroubleName[] = [
  'errorBefore',
  'silenceBefore',
  'crashBefore',
  'hollow',
  'cutBefore',
  'powerCutBefore',
  'mustCancel',
];
/** The device, or the library for itself, may have made it after all by the time somebody looks. */
const OPEN_END: readonly TroubleName[] = ['stuck', 'busy'];
/** A device may be at it for as long as the settings say: what comes late must come within that. */
const PATIENT_MS = 300_000;

promises('one check, one document, whatever happens at the close', (promise) => {
  for (const [trouble, words] of Object.entries(TROUBLES) as [TroubleName, string][]) {
    // Not every device can be brought to go on by itself after that one; see lane-proof.
    if (trouble === 'strangerInstead') continue;
    promise(
      words,
      async ({ box }) => {
        const cashbox = trouble === 'late' ? { closeLimitMs: PATIENT_MS } : {};
        const field = await Field.working(await box(), { cashbox });
        const { device } = field.box;
        const struck = device.strike(trouble);
        const before = device.documents().length;
        // A stranger's sale looks just like ours: only the key tells them apart.
        const check = field.handOut(trouble.startsWith('stranger') ? likeTheStrangers() : receiptOf());
        await field.until('the trouble has come', () => struck.happened);
        if (trouble === 'stuck') await startAnew(field);
        await putCableBack(field);
        await expectMadeOnce(field, check);
        expect(device.documents().length - before).toBe(trouble.startsWith('stranger') ? 2 : 1);
        if (OPEN_END.includes(trouble)) return;
        const absences = NOT_MADE.includes(trouble) ? 1 : 0;
        expect(field.count(check, 'fnShowsAbsence')).toBe(absences);
        expect(field.count(check, 'aboutToClose')).toBe(1 + absences);
      },
      NOT_HERE[trouble],
    );
  }
});

promises('one check, one document, whatever happens before the close', (promise) => {
  for (const [moment, words] of Object.entries(MOMENTS) as [Moment, string][]) {
    for (const [how, end] of [
      ['cut', 'the cable is out'],
      ['crash', 'the driver host dies'],
    ] as const) {
      promise(
        `${end} ${words} (4.1, ${moment === 'open' ? 'T2' : 'T3'})`,
        async ({ box }) => {
          const field = await Field.working(await box({ libraryVersion: '10.8.0.0' }));
          const { device } = field.box;
          const struck = device.breakAt(moment, how);
          const before = device.documents().length;
          const check = field.handOut(receiptOf());
          await field.until('the trouble has come', () => struck.happened);
          await putCableBack(field);
          await expectMadeOnce(field, check);
          expect(device.documents().length - before).toBe(1);
          expect(field.count(check, 'aboutToClose')).toBe(1);
          expect(device.sent.deciding.receipt).toBe(2);
        },
        how === 'crash' ? NO_PROCESS : {},
      );
    }
  }
});

/** A person switches the device off and on again. */
async function startAnew(field: Field): Promise<void> {
  const { device } = field.box;
  await field.until('the agent is in doubt', () => field.journal.counts().inDoubt > 0);
  device.powerOff();
  await field.until('the agent knows that it is off', () => field.lanes[0]?.view.connected === false);
  device.powerOn();
}
