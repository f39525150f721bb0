import { openJournal } from '../../../src/adapters/journal/sqlite/open-journal.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { serveParent } from './remote.ts';
import { SAMPLE_CASHBOX, SAMPLE_SHOP } from './sample-jobs.ts';
import { nowUs } from './time.ts';

export interface ProbeResult {
  readonly openMs: number;
  /** Open and everything a start asks before it may work. */
  readonly readyMs: number;
  readonly lookupsMs: number[];
  readonly damaged: number;
  readonly jobs: number;
}

/** Opens a journal the way a starting agent does, in a process that has done nothing else. */
export class JournalProbe {
  measure(path: string, checkIds: readonly number[]): ProbeResult {
    const startUs = nowUs();
    const journal = openJournal({ path, clock: systemClock });
    const openMs = (nowUs() - startUs) / 1_000;
    const damaged = journal.damaged().length;
    journal.openQuestions(SAMPLE_CASHBOX);
    journal.nextReceived(SAMPLE_CASHBOX);
    journal.owed(SAMPLE_SHOP, systemClock.now(), 50);
    journal.nextOwedAt(SAMPLE_SHOP);
    journal.lastShiftClose(SAMPLE_CASHBOX);
    journal.recent(20);
    journal.parked(20);
    const jobs = journal.counts().received;
    const readyMs = (nowUs() - startUs) / 1_000;
    const lookupsMs = checkIds.map((id) => {
      const askedUs = nowUs();
      if (!journal.byCheck(SAMPLE_SHOP, 'check', String(id))) throw new Error(`The journal does not know check ${id}`);
      return (nowUs() - askedUs) / 1_000;
    });
    journal.close();
    return { openMs, readyMs, lookupsMs, damaged, jobs };
  }
}

serveParent(new JournalProbe());
