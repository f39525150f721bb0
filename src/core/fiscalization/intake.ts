import type { HandOut } from '../ports/shop-door.ts';
import type { Conflict, Job } from './job.ts';

/** What a hand-out means, given what the journal knows of that shop and id. */
export type Intake =
  | { readonly kind: 'new' }
  /** The same order again: echo the newest token; the stored result answers it. */
  | { readonly kind: 'repeat'; readonly moveTo: string | undefined }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/**
 * Nothing in the shop's protocol makes a check unique, so this does: same shop and id is the same job for ever.
 * Other content under a known id (an edited order, a site restored from a backup) is for a person.
 * A repeat for another cashbox moves the job only while nothing has left for the first one.
 *
 * Source: bitrix-protocol 6.1, 7.6, 10.2, 10.3.
 */
export function decideIntake(known: Job | undefined, handOut: HandOut, cashboxId: string, now: number): Intake {
  if (!known) return { kind: 'new' };
  if (known.fingerprint !== handOut.fingerprint) {
    const refusal = handOut.translation?.kind === 'refusal' ? handOut.translation : undefined;
    return {
      kind: 'conflict',
      conflict: {
        code: 'CB-713',
        detail: refusal?.detail ?? '',
        at: now,
        incoming: handOut.incoming,
        fingerprint: handOut.fingerprint,
      },
    };
  }
  const elsewhere = known.cashboxId !== cashboxId;
  return { kind: 'repeat', moveTo: elsewhere && known.life.state === 'received' ? cashboxId : undefined };
}
