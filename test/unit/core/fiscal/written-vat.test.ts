import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VAT_RATE_NAMES, VAT_RATES } from '../../../../src/core/fiscal/vat.ts';
import { vatDifference } from '../../../../src/core/fiscal/written-vat.ts';

describe('the VAT that was written, against the receipt', () => {
  it('finds nothing where every line carries its rate, and something where any one does not', async () => {
    const rates = fc.array(fc.constantFrom(...VAT_RATE_NAMES), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.property(rates, fc.nat(), fc.integer({ min: 0, max: 20 }), (sent, place, code) => {
        const written = sent.map((rate) => VAT_RATES[rate].code as number);
        expect(vatDifference(sent, written)).toBeUndefined();
        const index = place % sent.length;
        const isSame = written[index] === code;
        written[index] = code;
        expect(vatDifference(sent, written) === undefined).toBe(isSame);
      }),
    );
  });

  it('names the line and both rates', () => {
    expect(vatDifference(['vat20', 'vat22'], [1, 0])).toBe('строка 2: нужно «НДС 22%», записано «код 0»');
    expect(vatDifference(['none'], [6, 6])).toBe('строк в чеке 1, в ФН 2');
  });
});
