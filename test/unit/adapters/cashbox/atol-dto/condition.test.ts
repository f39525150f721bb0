import { describe, expect, it } from 'vitest';
import { connected, SIGNAL } from './rig.ts';

describe('condition of the cashbox', () => {
  it('takes three questions with a printer and five small ones without', async () => {
    const printing = await connected();
    await printing.clock.run(printing.driver.readCondition(SIGNAL));
    expect(printing.library.made.length).toBe(3);
    const quiet = await connected((library) => {
      library.model = 77;
    });
    const condition = await quiet.clock.run(quiet.driver.readCondition(SIGNAL));
    expect(quiet.library.made.length).toBe(5);
    expect(condition.paper).toBe('none');
  });

  it.each([61, 77])('sees a receipt left open, its kind and its sum (model %i)', async (model) => {
    const { driver, clock } = await connected((library) => {
      Object.assign(library, { model, openReceipt: 4, openSumKop: 12_345 });
    });
    const { openReceipt } = await clock.run(driver.readCondition(SIGNAL));
    expect(openReceipt).toEqual({ operation: 'buy', sumKop: 12_345 });
  });

  it('does not take an open correction for a receipt of ours', async () => {
    const { driver, clock } = await connected((library) => {
      library.openReceipt = 7;
    });
    const { openReceipt } = await clock.run(driver.readCondition(SIGNAL));
    expect(openReceipt).toEqual({ operation: undefined, sumKop: 0 });
  });

  it.each([
    [0, 'closed'],
    [1, 'open'],
    [2, 'expired'],
  ])('tells the shift (%i)', async (shift, state) => {
    const { driver, clock } = await connected((library) => {
      library.shift = shift;
    });
    expect((await clock.run(driver.readCondition(SIGNAL))).shift).toEqual({ state, number: 1 });
  });

  it.each([55, 204, 262])('waits for a device that is still at something (%i)', async (trouble) => {
    const { driver, clock, library } = await connected();
    library.before.push({ when: ({ method }) => method === 'query_data', trouble, times: 2 });
    const condition = await clock.run(driver.readCondition(SIGNAL));
    expect(condition.lastFdNumber).toBe(1);
    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(2_000);
  });

  it('says that it is busy when it stays so', async () => {
    const { driver, clock, library } = await connected();
    library.before.push({ when: ({ method }) => method === 'query_data', trouble: 55, times: 99 });
    await expect(clock.run(driver.readCondition(SIGNAL))).rejects.toThrow('CB-109');
  });

  it.each([1, 2, 3, 4, 241])('knows at once that the line is lost (%i)', async (trouble) => {
    const { driver, clock, library } = await connected();
    library.before.push({ when: () => true, trouble });
    await expect(clock.run(driver.readCondition(SIGNAL))).rejects.toThrow();
    await expect(driver.lost).resolves.toBeUndefined();
  });

  it('knows that the driver host is gone, and says it as a line that is lost', async () => {
    const { driver, clock, library } = await connected();
    library.before.push({ when: () => true, trouble: 'dies' });
    await expect(clock.run(driver.readCondition(SIGNAL))).rejects.toThrow('CB-101');
    await expect(driver.lost).resolves.toBeUndefined();
  });
});
