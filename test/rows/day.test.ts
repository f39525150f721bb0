import { describe, expect, it } from 'vitest';
import { reportLines } from '../../src/cli/screen/report-lines.ts';
import { makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import { arePrinted, HOUR, kettle, MINUTE, sell } from '../scenario/field.ts';
import { dropIn, exportOf, found, makeAgain, reportNow } from '../scenario/planted-day.ts';
import { watched } from './watched.ts';

describe('never in silence', () => {
  it('row 14: the day does not agree, and the report of the night says which documents and what to do', async () => {
    const { world, heard } = await watched({ startIso: '2026-11-27T22:30:00Z', day: { reportAtMs: 30 * MINUTE } });
    const checks = [sell(world), sell(world, kettle(50_000)), sell(world, kettle(60_000))];
    await world.until(() => arePrinted(world, checks));
    makeStrangersDocument(world.kkt.device);
    const alien = world.kkt.ledger.lastFdNumber;
    const [first] = checks;
    if (!first) throw new Error('No check');
    const double = makeAgain(world, first);
    await world.clock.advance(MINUTE);
    const [, lost, ...shown] = exportOf(world.kkt.ledger.documents);
    const rows = exportOf(world.kkt.ledger.documents).filter((row) => row !== lost && row.fdNumber !== lost?.fdNumber);
    expect(shown.length).toBeGreaterThan(0);
    dropIn(world, rows);
    await world.until(() => heard().includes('day-differs attention'), 3 * HOUR, MINUTE);
    const report = await reportNow(world, '2026-11-27');
    expect(found(report).toSorted()).toEqual(
      [`alien ${alien}`, `doubledInFn ${double}`, `missingAtOfd ${lost?.fdNumber}`].toSorted(),
    );
    const screen = reportLines(report).join('\n');
    for (const words of [`${alien}`, `${double}`, 'Покажите оба чека бухгалтеру']) expect(screen).toContain(words);
  });
});
