import { expect } from 'vitest';
import { Field } from '../field.ts';
import { expectMadeOnce, putCableBack } from '../once.ts';
import { promises } from '../promise.ts';
import { SIGNAL } from '../rig.ts';
import { itemsOf, receiptOf } from '../samples.ts';

promises('the agent on a cashbox with a life of its own', (promise) => {
  promise('opens the shift as a step of its own, recorded before the receipt', async ({ box }) => {
    const field = await Field.open(await box());
    const check = field.handOut();
    const document = await expectMadeOnce(field, check);
    const [opening] = field.jobsOf('openShift');
    expect(opening?.life).toMatchObject({ state: 'fiscal', document: { fdNumber: document.fdNumber - 1 } });
  });

  promise('makes ten checks as ten documents, in order, each with its key', async ({ box }) => {
    const field = await Field.working(await box());
    const checks = Array.from({ length: 10 }, (_, i) => field.handOut(receiptOf({ items: itemsOf(1 + i) })));
    await field.until('all are made', () => checks.every((check) => field.isFiscal(check)));
    const numbers = checks.map((check) => field.documentsOf(check).map(({ fdNumber }) => fdNumber));
    const [[first = 0] = []] = numbers;
    expect(numbers).toEqual(checks.map((_, i) => [first + i]));
  });

  promise('makes two checks of the same sum as two documents', async ({ box }) => {
    const field = await Field.working(await box());
    const [one, two] = [field.handOut(), field.handOut()];
    const first = await expectMadeOnce(field, one);
    const second = await expectMadeOnce(field, two);
    expect(second.fdNumber).toBe(first.fdNumber + 1);
  });

  promise('finds its receipt among two of the same sum when the answer was lost', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const struck = device.strike('silenceAfter');
    const [one, two] = [field.handOut(), field.handOut()];
    await field.until('the trouble has come', () => struck.happened);
    const first = await expectMadeOnce(field, one);
    const second = await expectMadeOnce(field, two);
    expect(second.fdNumber).toBe(first.fdNumber + 1);
  });

  promise('waits for a slow close and makes nothing twice', async ({ box }) => {
    const field = await Field.working(await box({ closeTakesMs: 1_000 }));
    const check = field.handOut();
    await expectMadeOnce(field, check);
    expect(field.count(check, 'aboutToClose')).toBe(1);
    expect(field.count(check, 'wentWrong')).toBe(0);
  });

  promise(
    'closes an expired shift, opens a new one and makes the receipt, each as a document of its own',
    async ({ box }) => {
      const field = await Field.open(await box({ shiftExpired: true }));
      const check = field.handOut();
      await expectMadeOnce(field, check);
      const types = field.box.device.documents().map(({ type }) => type);
      expect(types.slice(-4)).toEqual(['shiftOpen', 'shiftClose', 'shiftOpen', 'receipt']);
    },
  );

  promise("parks the cashbox over a stranger's open receipt and leaves it open", async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    device.leaveStrangersReceipt();
    const before = device.documents().length;
    const check = field.handOut();
    await field.until('the cashbox is parked', () => field.trouble() === 'CB-302');
    expect(device.hasOpenReceipt).toBe(true);
    expect(field.stateOf(check)).toBe('received');
    expect(device.documents()).toHaveLength(before);
    await field.box.laneDriver.readCondition(SIGNAL).catch(() => undefined);
    expect(device.hasOpenReceipt).toBe(true);
  });

  promise('stops for a person when the FN is another one', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    device.replaceFn('9999078900009999');
    const before = device.documents().length;
    const check = field.handOut();
    await field.until('the cashbox says why it stops', () => field.trouble() === 'CB-303');
    expect(field.stateOf(check)).toBe('received');
    expect(device.documents()).toHaveLength(before);
  });

  promise('asks a person when the FN was replaced while a receipt was in doubt', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    const struck = device.strike('cutAfter');
    const check = field.handOut();
    await field.until('the trouble has come', () => struck.happened);
    device.replaceFn('9999078900009999');
    await putCableBack(field);
    await field.until('the cashbox says why it stops', () => field.trouble() === 'CB-303');
    expect(field.stateOf(check)).not.toBe('received');
    expect(field.isFiscal(check)).toBe(false);
    expect(field.documentsOf(check)).toHaveLength(1);
  });

  promise('begins nothing without paper, and makes it once when there is paper', async ({ box }) => {
    const field = await Field.working(await box(), { cashbox: { printReceipts: true } });
    const { device } = field.box;
    device.setPaper(false);
    const before = device.documents().length;
    const check = field.handOut();
    await field.until('the agent asks for paper', () => field.trouble() === 'CB-201');
    expect(device.documents()).toHaveLength(before);
    device.setPaper(true);
    await expectMadeOnce(field, check);
  });

  promise('begins nothing under an open cover', async ({ box }) => {
    const field = await Field.working(await box(), { cashbox: { printReceipts: true } });
    const { device } = field.box;
    device.setCoverOpen(true);
    const check = field.handOut();
    await field.until('the agent asks for the cover', () => field.trouble() === 'CB-203');
    expect(field.stateOf(check)).toBe('received');
    device.setCoverOpen(false);
    await expectMadeOnce(field, check);
  });

  promise('goes on by itself when the power was off', async ({ box }) => {
    const field = await Field.working(await box());
    const { device } = field.box;
    device.powerOff();
    const check = field.handOut();
    await field.until('the agent knows', () => field.lanes[0]?.view.connected === false);
    device.powerOn();
    await expectMadeOnce(field, check);
  });

  promise('follows a document until the FN holds its ticket', async ({ box }) => {
    const field = await Field.working(await box({ ofdAway: true }));
    const check = field.handOut();
    const { fdNumber } = await expectMadeOnce(field, check);
    expect(field.job(check)?.delivery).toBeUndefined();
    field.box.device.giveTickets();
    await field.until('it is delivered', () => field.job(check)?.delivery !== undefined);
    expect(field.job(check)?.delivery?.ticket.fdNumber).toBe(fdNumber);
  });
});
