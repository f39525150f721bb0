import { expect } from 'vitest';
import { Field } from '../field.ts';
import { expectMadeOnce } from '../once.ts';
import { promises } from '../promise.ts';

const MEANWHILE = 5;

promises('one hung cashbox never holds up another', (promise) => {
  promise('sells on the second while the first says nothing at its close', async ({ box }) => {
    const first = await box({ place: 1 });
    const second = await box({ place: 2, time: first.time });
    const field = await Field.working([first, second]);
    const struck = first.device.strike('silenceBefore');
    const hung = field.handOut(undefined, 0);
    await field.until('the first hangs', () => struck.happened);
    const others = Array.from({ length: MEANWHILE }, () => field.handOut(undefined, 1));
    await field.until('the second has sold', () => others.every((check) => field.isFiscal(check)));
    expect(field.isFiscal(hung)).toBe(false);
    expect(field.documentsOf(hung)).toEqual([]);
    for (const check of [...others, hung]) await expectMadeOnce(field, check);
  });

  promise('and a receipt in doubt holds up its own cashbox only', async ({ box }) => {
    const first = await box({ place: 1 });
    const second = await box({ place: 2, time: first.time });
    const field = await Field.working([first, second]);
    const struck = first.device.strike('cutBefore');
    const doubtful = field.handOut(undefined, 0);
    const behind = field.handOut(undefined, 0);
    await field.until('the first is cut off', () => struck.happened);
    const other = field.handOut(undefined, 1);
    await expectMadeOnce(field, other);
    expect(field.stateOf(behind)).toBe('received');
    expect(['closing', 'inDoubt']).toContain(field.stateOf(doubtful));
    await first.device.plug();
    await expectMadeOnce(field, doubtful);
    await expectMadeOnce(field, behind);
  });
});
