import { describe, expect, it } from 'vitest';
import { KassaError } from '../../../../../src/core/errors.ts';
import { MODELS, Rig, receiptOf } from './rig.ts';

/** Positions tried: all of them belong to the campaign of the whole agent, these keep the driver honest by itself. */
const STRIDE = 11;

/** Bytes of one receipt, condition and proof included, as the cashbox counts them. */
async function trafficOf(model: 61 | 77): Promise<{ readonly received: number; readonly sent: number }> {
  const rig = await new Rig({ model }).ready();
  const { bytesIn, bytesOut } = rig.kkt;
  await rig.sell();
  return { received: rig.kkt.bytesIn - bytesIn, sent: rig.kkt.bytesOut - bytesOut };
}

/** What a cut may sound like: nothing made, or not known. Never "made", never a refusal of the check. */
const HONEST = ['retry', 'reconcile'];

describe.each(MODELS)('a line cut in the middle of a receipt on model %i', (model) => {
  it.each([
    ['power goes after the byte was received', 'cuts-power-after-byte', 'received'],
    ['the line breaks after the byte was sent', 'cuts-line-after-byte-sent', 'sent'],
  ] as const)('%s: one close at most, and an honest answer', async (_, fault, way) => {
    const traffic = await trafficOf(model);
    for (let at = 1; at <= traffic[way]; at += STRIDE) {
      const rig = await new Rig({ model }).ready();
      rig.kkt.use(`${fault}:${at}`);
      rig.tap.reset();
      const outcome = await rig.sell(receiptOf()).catch((error: unknown) => error);
      const made = rig.kkt.ledger.receipts.length;
      const closes = rig.tap.commands.filter((command) => command.startsWith('4a')).length;
      expect(closes, `at ${at}`).toBeLessThanOrEqual(1);
      expect(made, `at ${at}`).toBeLessThanOrEqual(1);
      if (outcome instanceof KassaError) {
        expect(HONEST, `at ${at}: ${outcome.message}`).toContain(outcome.remedy);
        // Once the close may have left, "nothing was made" must not be said.
        if (closes > 0) expect(outcome.remedy, `at ${at}`).toBe('reconcile');
      } else {
        expect(made, `at ${at}`).toBe(1);
      }
    }
  });
});
