import { describe, expect, it } from 'vitest';
import abi from '../../../../../native/libfptr10-abi.json' with { type: 'json' };
import * as ours from '../../../../../src/adapters/cashbox/atol-dto/constants.ts';

const CONSTANTS: Readonly<Record<string, number>> = abi.constants;

describe('constants of the library', () => {
  it.each([
    ['PARAM_', ours.PARAM],
    ['DT_', ours.DT],
    ['FNDT_', ours.FNDT],
    ['RT_', ours.RECEIPT],
    ['RT_', ours.RECORDS],
    ['PT_', ours.PAYMENT],
    ['TAX_', ours.TAX],
    ['SS_', ours.SHIFT],
    ['MES_', ours.MARK_STATUS],
    ['ERROR_', ours.ERROR],
  ] as const)('%s* are the numbers of the header', (prefix, table) => {
    for (const [name, number] of Object.entries(table)) {
      expect(CONSTANTS[`LIBFPTR_${prefix}${name}`], name).toBe(number);
    }
  });

  it('are none of those that moved between builds', () => {
    const unstable: Readonly<Record<string, unknown>> = abi.unstableConstants;
    for (const name of Object.keys(ours.TAX)) expect(unstable[`LIBFPTR_TAX_${name}`], name).toBeUndefined();
    for (const name of Object.keys(ours.PARAM)) expect(unstable[`LIBFPTR_PARAM_${name}`], name).toBeUndefined();
    for (const name of Object.keys(ours.FNDT)) expect(unstable[`LIBFPTR_FNDT_${name}`], name).toBeUndefined();
  });
});
