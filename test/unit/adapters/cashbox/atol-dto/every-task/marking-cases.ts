import { expect } from 'vitest';
import type { MARKING_TASKS } from '../../../../../../src/adapters/cashbox/atol-dto/tasks/marking.ts';
import type { Case } from './cases.ts';
import type { TaskBox } from './task-box.ts';

type MarkingTask = keyof typeof MARKING_TASKS;

/** The page's own example: base64 of a code without its tail. */
const PARAMS = {
  imcType: 'auto',
  imc: 'MDEwNDYwNzA0NjE2MzE3OTIxNWJQTjhk',
  itemEstimatedStatus: 'itemPieceSold',
  imcModeProcessing: 0,
} as const;
const ALL_GOOD = {
  imcCheckFlag: true,
  imcCheckResult: true,
  imcStatusInfo: true,
  imcEstimatedStatusCorrect: true,
  ecrStandAloneFlag: false,
};

const request = (name: MarkingTask) => (name === 'beginMarkingCodeValidation' ? { params: PARAMS } : {});
const send = (box: TaskBox, name: MarkingTask) => box.noDocument(() => box.run(name, request(name) as never));

/** A format without marking refuses each of them; in FFD 1.2 it is done. */
const inFfd12 =
  (name: MarkingTask, done: Case): Case =>
  async (box) => {
    if (!box.isFfd12) {
      await expect(send(box, name)).rejects.toThrow('код 413');
      return;
    }
    await send(box, 'cancelMarkingCodeValidation');
    await send(box, 'clearMarkingCodeValidationResult');
    await done(box);
    await send(box, 'cancelMarkingCodeValidation');
  };

const begin = (box: TaskBox) => send(box, 'beginMarkingCodeValidation');
const isReady = async (box: TaskBox) => (await box.run('checkMarkingCodeValidationsReady', {}))?.ready;

const CASES_OF_1_2: Readonly<Record<MarkingTask, Case>> = {
  pingIsm: async (box) => {
    expect(await box.run('pingIsm', { timeout: 5_000 })).toMatchObject({ ready: true, time: 120 });
  },
  clearMarkingCodeValidationResult: async (box) => {
    box.cashbox.fault('marking-full', { room: 1 });
    await begin(box);
    await send(box, 'acceptMarkingCode');
    await expect(begin(box)).rejects.toThrow('код 408');
    await send(box, 'clearMarkingCodeValidationResult');
    await begin(box);
    box.cashbox.heal();
  },
  beginMarkingCodeValidation: async (box) => {
    const { offlineValidation } = await box.run('beginMarkingCodeValidation', { params: PARAMS });
    expect(offlineValidation).toEqual({ fmCheck: true, fmCheckResult: true, fmCheckErrorReason: 'checked' });
    await expect(begin(box)).rejects.toThrow('код 401');
  },
  getMarkingCodeValidationStatus: async (box) => {
    await begin(box);
    const slow = box.cashbox.fault('marking-slow');
    expect((await box.run('getMarkingCodeValidationStatus', {})).ready).toBe(false);
    box.cashbox.heal(slow);
    expect(await box.run('getMarkingCodeValidationStatus', {})).toMatchObject({
      ready: true,
      sentImcRequest: true,
      onlineValidation: { itemInfoCheckResult: ALL_GOOD },
    });
    box.cashbox.fault('marking-away');
    expect(await box.run('getMarkingCodeValidationStatus', {})).toMatchObject({ driverError: { code: 421 } });
    box.cashbox.heal();
    await send(box, 'cancelMarkingCodeValidation');
    expect(await box.run('getMarkingCodeValidationStatus', {})).toMatchObject({ driverError: { code: 410 } });
  },
  acceptMarkingCode: async (box) => {
    await begin(box);
    expect(await box.run('acceptMarkingCode', {})).toEqual({ itemInfoCheckResult: ALL_GOOD });
    expect(await isReady(box)).toBe(true);
    await expect(send(box, 'acceptMarkingCode')).rejects.toThrow('код 410');
  },
  declineMarkingCode: async (box) => {
    await begin(box);
    await send(box, 'declineMarkingCode');
    expect(await isReady(box)).toBe(true);
    await expect(send(box, 'declineMarkingCode')).rejects.toThrow('код 410');
  },
  cancelMarkingCodeValidation: async (box) => {
    await begin(box);
    await send(box, 'cancelMarkingCodeValidation');
    await begin(box);
  },
  checkMarkingCodeValidationsReady: async (box) => {
    expect(await isReady(box)).toBe(true);
    await begin(box);
    expect(await isReady(box)).toBe(false);
  },
};

/** Check of marking codes, step by step. */
export const MARKING_CASES = Object.fromEntries(
  (Object.keys(CASES_OF_1_2) as MarkingTask[]).map((name) => [name, inFfd12(name, CASES_OF_1_2[name])]),
) as Readonly<Record<MarkingTask, Case>>;
