import { writeSync } from 'node:fs';

import { openJournal } from '../../../../../src/adapters/journal/sqlite/open-journal.ts';
import { KassaError } from '../../../../../src/core/errors.ts';
import { checkJob, entry, LIVES, NOW } from '../../../../contract/journal-samples.ts';

/**
 * Takes checks in and saves them until it is killed or the disk is full, and says after each durable step what it
 * holds: `id version`, and at last the error's code.
 */
const [path = '', prefix = ''] = process.argv.slice(2);
const journal = openJournal({ path, clock: { now: () => NOW } });
try {
  for (let number = 1; ; number++) {
    let job = journal.insert(checkJob(`${prefix}-${number}`), entry());
    writeSync(1, `${job.id} ${job.version}\n`);
    for (const life of [LIVES.sent, LIVES.closing, LIVES.fiscal]) {
      job = journal.save({ ...job, life }, entry(life.state));
      writeSync(1, `${job.id} ${job.version}\n`);
    }
  }
} catch (error) {
  writeSync(1, `${error instanceof KassaError ? error.code : String(error)}\n`);
}
