import { expect } from 'vitest';
import { Field } from '../field.ts';
import { expectMadeOnce } from '../once.ts';
import { Port } from '../port.ts';
import { promises } from '../promise.ts';
import { TERMINAL_RIGS } from '../rigs/on-terminal.ts';
import { itemsOf, receiptOf } from '../samples.ts';

promises(
  'the same over a COM port',
  (promise) => {
    promise('finds the device and reads its condition', async ({ box }) => {
      const port = await new Port(await box()).connect();
      const { facts, lastFdNumber } = port.box.device;
      expect(port.known).toMatchObject(facts);
      expect(await port.condition()).toMatchObject({ lastFdNumber, shift: { state: 'closed' } });
    });

    promise('opens a shift, sells five lines, and closes the shift', async ({ box }) => {
      const port = await new Port(await box()).ready();
      const key = port.newKey();
      const made = await port.sell(receiptOf({ items: itemsOf(5) }), { key });
      expect(port.withKey(key)).toMatchObject([{ fdNumber: made.fdNumber, hasInternetSign: true }]);
      expect(await port.closeShift()).toMatchObject({ type: 'shiftClose' });
      expect(
        port.box.device
          .documents()
          .map(({ type }) => type)
          .slice(-3),
      ).toEqual(['shiftOpen', 'receipt', 'shiftClose']);
    });

    promise('makes one document when the line goes in the middle of the close', async ({ box }) => {
      const field = await Field.working(await box());
      const { device } = field.box;
      const struck = device.strike('powerCutAfter');
      const before = device.documents().length;
      const check = field.handOut();
      await field.until('the trouble has come', () => struck.happened);
      await expectMadeOnce(field, check);
      expect(device.documents()).toHaveLength(before + 1);
      expect(field.count(check, 'aboutToClose')).toBe(1);
    });

    promise('makes one document when nothing is answered to the close', async ({ box }) => {
      const field = await Field.working(await box());
      const { device } = field.box;
      const struck = device.strike('silenceAfter');
      const before = device.documents().length;
      const check = field.handOut();
      await field.until('the trouble has come', () => struck.happened);
      await expectMadeOnce(field, check);
      expect(device.documents()).toHaveLength(before + 1);
    });
  },
  TERMINAL_RIGS,
);
