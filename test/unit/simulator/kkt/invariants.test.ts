import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderStore, VirtualKkt } from '../../../../src/simulator/kkt/index.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import {
  BEGIN_ITEM,
  CASHLESS_201,
  CLOSE,
  Host,
  ITEM_201,
  MODE_1,
  MODE_3,
  settle,
  TAXATION,
  userAttribute,
} from './host.ts';

const FAULTS = [
  'does-work-then-silence',
  'silence-before-work',
  'cuts-power-before',
  'cuts-power-after',
  'does-work-late:1000',
];

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'sell' as const, fault: undefined }) },
  { weight: 4, arbitrary: fc.constantFrom(...FAULTS).map((fault) => ({ kind: 'sell' as const, fault })) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 500 })
      .map((byte) => ({ kind: 'sell' as const, fault: `cuts-power-after-byte:${byte}` })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'closeShift' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'newProcess' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'dayPasses' as const }) },
);

/** A host that knows nothing but keeps count of what it was told. */
class Run {
  readonly clock = new VirtualClock();
  readonly folder = mkdtempSync(join(tmpdir(), 'kassabridge-invariants-'));
  kkt = this.boot();
  host = new Host(this.kkt);
  readonly told: string[] = [];
  #sales = 0;

  boot(): VirtualKkt {
    return new VirtualKkt({ clock: this.clock, store: folderStore(this.folder), utcOffsetMinutes: 0 });
  }

  async sell(fault: string | undefined): Promise<void> {
    await this.#prepare();
    const key = `key-${++this.#sales}`;
    const behave = fault && this.kkt.use(fault);
    const commands = ['92 04 01', TAXATION, userAttribute(key), BEGIN_ITEM, ITEM_201, CASHLESS_201, CLOSE];
    let answer = '';
    for (const command of commands) {
      answer = await this.host.command(command);
      if (answer === '') break;
    }
    if (answer === '55 00 00') this.told.push(key);
    await this.clock.advance(5000);
    if (behave) behave();
  }

  async closeShift(): Promise<void> {
    await this.#prepare();
    await this.host.all('48', MODE_3, '5a');
  }

  async newProcess(): Promise<void> {
    this.kkt.close();
    await settle();
    this.kkt = this.boot();
  }

  /** On the line, nothing open of before, in mode 1, with a living shift. */
  async #prepare(): Promise<void> {
    await this.host.link.close();
    await settle();
    this.host = new Host(this.kkt);
    await this.host.packet('c4');
    await this.clock.advance(5000);
    await this.host.all('48', MODE_1);
    await this.host.command('59');
    if (this.kkt.reading.shift === 'expired') await this.host.all('48', MODE_3, '5a', '48', MODE_1);
    if (this.kkt.reading.shift === 'closed') await this.host.all('9a 00');
  }
}

describe('whatever happens', () => {
  it('what was told is in the FN once, nothing twice, numbers without a gap, and every restart finds the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const run = new Run();
        for (const next of steps) {
          if (next.kind === 'sell') await run.sell(next.fault);
          else if (next.kind === 'closeShift') await run.closeShift();
          else if (next.kind === 'newProcess') await run.newProcess();
          else await run.clock.advance(86_400_000);
        }
        await settle();
        const { ledger } = run.kkt;
        for (const key of run.told) expect(ledger.byKey(key)).toHaveLength(1);
        expect(ledger.countDuplicates()).toBe(0);
        expect(ledger.documents.map(({ fdNumber }) => fdNumber)).toEqual(ledger.documents.map((_, index) => index + 1));
        for (const { tendersKop, totalKop } of ledger.receipts) {
          expect(Object.values(tendersKop).reduce((sum, part) => sum + part, 0)).toBe(totalKop);
        }
        const before = JSON.stringify(ledger.documents);
        run.kkt.close();
        const again = run.boot();
        expect(JSON.stringify(again.ledger.documents)).toBe(before);
        again.close();
        rmSync(run.folder, { recursive: true, force: true });
      }),
      { numRuns: 40 },
    );
  });
});
