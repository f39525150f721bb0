import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import type { Job } from '../../../../../src/core/fiscalization/job.ts';
import { next } from '../../../../../src/core/fiscalization/life.ts';
import { checkJob, entry } from '../../../../contract/journal-samples.ts';
import { lifeEvent } from '../../../core/fiscalization/life-events.ts';
import { JournalFiles } from './journal-files.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 20 });

/** A job with every kind of value a field may take, beside its life. */
const newJob = fc
  .record({
    incoming: fc.option(
      fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
      { nil: undefined },
    ),
    fingerprint: anyText,
    clientContact: anyText,
    itemName: anyText,
    measurementUnit: fc.option(fc.nat(255), { nil: undefined }),
    totalKop: fc.maxSafeNat().map(kopecks),
  })
  .map(({ incoming, fingerprint, clientContact, itemName, measurementUnit, totalKop }) => {
    const job = checkJob('77', { incoming, fingerprint });
    const items = job.receipt?.items.map((item) => ({ ...item, itemName, measurementUnit })) ?? [];
    return { ...job, receipt: job.receipt && { ...job.receipt, clientContact, items, totalKop } };
  });

describe('the life of a job on the disk', () => {
  it('reads back equal after a restart, whatever happened to it', () => {
    fc.assert(
      fc.property(newJob, fc.array(fc.tuple(lifeEvent, anyText), { maxLength: 12 }), (start, events) => {
        const files = new JournalFiles();
        const journal = files.open();
        const what = [entry('received')];
        let job: Job = journal.insert(start, entry('received'));
        for (const [event, detail] of events) {
          const life = next(job.life, event);
          if (!life) continue;
          const line = entry(event.type, { detail });
          job = journal.save({ ...job, life }, line);
          what.push(line);
        }
        journal.close();
        const again = files.open();
        expect(again.byId(job.id)).toEqual(JSON.parse(JSON.stringify(job)));
        expect(again.recent(1)).toEqual([job]);
        expect(again.timeline(job.id)).toEqual(what);
        expect(again.damaged()).toEqual([]);
        files.remove();
      }),
      { numRuns: 150 },
    );
  });
});
