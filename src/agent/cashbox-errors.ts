import type { CashboxDetail } from '../contract/cashbox-detail.ts';
import { complaint } from '../contract/job-status.ts';
import type { Journal } from '../core/ports/journal.ts';
import { maskContacts } from '../core/privacy/mask.ts';
import type { CashboxLane } from './cashbox/lane.ts';
import { saidIn } from './receipts/moments.ts';

type Said = CashboxDetail['lastErrors'][number];

const MOST = 20;
const DAYS_MS = 7 * 86_400_000;
/** Jobs of all cashboxes whose time lines are looked through. */
const LOOK_BACK = 100;
/** The lane and the time line of a receipt tell of the same thing, some moments apart. */
const SAME_MS = 60_000;

/**
 * What went wrong at one cashbox in the last days, newest first, in the words of the catalog: what the lane has met since
 * the agent runs, and what the journal says of the newest jobs. What only the shop said is left out.
 */
export function lastErrors(lane: CashboxLane, journal: Journal, now: number): readonly Said[] {
  const met = lane.pastTroubles.map(({ at, code, detail }): Said => {
    const { ru, en } = complaint(code, maskContacts(detail));
    return { at, code, ru, en };
  });
  const all = [...met, ...inJournal(lane.part.id, journal)]
    .filter(({ at }) => now - at <= DAYS_MS)
    .toSorted((one, other) => other.at - one.at);
  return withoutEchoes(all).slice(0, MOST);
}

function inJournal(cashboxId: string, journal: Journal): readonly Said[] {
  return journal
    .recent(LOOK_BACK)
    .filter((job) => job.cashboxId === cashboxId)
    .flatMap(({ id }) => saidIn(journal.timeline(id), maskContacts))
    .filter(({ code }) => !code.startsWith('CB-7'));
}

function withoutEchoes(newestFirst: readonly Said[]): readonly Said[] {
  return newestFirst.filter(
    (one, i) => !newestFirst.slice(0, i).some((newer) => newer.code === one.code && newer.at - one.at < SAME_MS),
  );
}
