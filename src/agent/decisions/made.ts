import { KassaError } from '../../core/errors.ts';
import { noDocumentToName } from '../../core/fiscalization/actions.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import { provesOurs } from '../../core/fiscalization/judge.ts';
import { reportFacts } from '../cashbox/make.ts';
import { whoseDocument } from '../receipts/whose-document.ts';
import { around, type DecisionParts, refuseIf, type Who, withoutConflict } from './parts.ts';

/**
 * A person names the document in the FN. Believed only of one that fits and that is proven to be nobody else's.
 *
 * @throws {Error} with a Russian sentence when it does not fit
 */
export async function made(job: Job, fdNumber: number, who: Who, parts: DecisionParts): Promise<void> {
  const { lane, recorder, clock, journal } = parts;
  refuseIf(noDocumentToName(job, around(parts)));
  const { life, intent } = job;
  const doubt = life.state === 'parked' ? life.doubt : undefined;
  if (!lane || !doubt || !intent) return;
  await lane.errand(async (driver, identity, signal) => {
    const document = await driver.readDocument(fdNumber, signal);
    if (!document || !provesOurs(intent, doubt.baseline, document)) {
      throw new KassaError('CB-317', `ФД ${fdNumber} не подходит по номеру, признаку расчёта или сумме`);
    }
    if ((await whoseDocument(document, job, { driver, journal }, signal)) === 'other') {
      throw new KassaError('CB-317', `ФД ${fdNumber} не этого чека: в документе другой ключ или это другая запись`);
    }
    // Somebody else may have decided while the FN was read.
    refuseIf(noDocumentToName(recorder.newest(job), around(parts)));
    const clear = withoutConflict(job, who, parts);
    const facts = reportFacts(clear, document, identity, clock.now());
    recorder.apply(clear, { type: 'personFinds', document }, facts, who.author, who.reason);
  });
}
