import { expect } from 'vitest';
import { Field } from '../field.ts';
import { expectMadeOnce, putCableBack } from '../once.ts';
import { type NotHere, promises } from '../promise.ts';
import { TROUBLES, type TroubleName } from '../trouble.ts';

const NO_PROCESS = 'our own driver has no library and no process that could die';
const NATIVE = 'this build makes receipts by native calls, which answer a number; see the opening of a shift';
const NOT_HERE: Partial<Record<TroubleName, NotHere>> = {
  crashBefore: { 'atol-serial': NO_PROCESS },
  crashAfter: { 'atol-serial': NO_PROCESS },
  emptyAnswer: { 'dto 10.8.0.0': NATIVE },
  partialAnswer: { 'atol-serial': 'an answer to the close has no parts; see the empty one', 'dto 10.8.0.0': NATIVE },
};
/** What has had its effect is found in the FN, and the deciding command leaves once. */
const MADE_AT_ONCE: readonly TroubleName[] = [
  'errorAfter',
  'silenceAfter',
  'crashAfter',
  'emptyAnswer',
  'partialAnswer',
  'cutAfter',
  'cutWhileReadingBack',
  'powerCutAfter',
  'late',
  'strangerBefore',
  'strangerAfter',
];

promises('one check, one document, whatever happens at the close', (promise) => {
  for (const [trouble, words] of Object.entries(TROUBLES) as [TroubleName, string][]) {
    promise(
      words,
      async ({ box }) => {
        const field = await Field.working(await box());
        const { device } = field.box;
        const struck = device.strike(trouble);
        const before = device.documents().length;
        const check = field.handOut();
        await field.until('the trouble has come', () => struck.happened);
        await putCableBack(field);
        await expectMadeOnce(field, check);
        if (MADE_AT_ONCE.includes(trouble)) expect(field.count(check, 'aboutToClose')).toBe(1);
        expect(device.documents().length - before).toBe(trouble.startsWith('stranger') ? 2 : 1);
      },
      NOT_HERE[trouble],
    );
  }
});
