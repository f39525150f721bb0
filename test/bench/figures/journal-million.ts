import { statSync } from 'node:fs';
import type { Group } from '../figure.ts';
import type { JournalProbe } from '../support/journal-probe.ts';
import { MILLION, millionJournal } from '../support/million-journal.ts';
import { startRemote } from '../support/remote.ts';
import { median, percentile } from '../support/statistics.ts';

const LOOKUPS = 2_000;
/** A prime: steps through the million without a pattern of pages. */
const STRIDE = 611_953;

export const journalMillion: Group = {
  limitS: 600,
  figures: [
    {
      name: 'journal-million-ready',
      title: 'журнал на миллион чеков готов к работе',
      unit: 's',
      limit: 2,
      better: 'less',
    },
    {
      name: 'journal-million-lookup',
      title: 'поиск повторного чека среди миллиона, 99 из 100',
      unit: 'ms',
      limit: 1,
      better: 'less',
    },
  ],
  async measure(bench) {
    const path = await millionJournal((text) => process.stderr.write(`${text}\n`));
    const probe = startRemote<JournalProbe>(new URL('../support/journal-probe.ts', import.meta.url));
    bench.atEnd(() => probe.close());
    const ids = Array.from({ length: LOOKUPS }, (_, i) => ((i * STRIDE) % MILLION) + 1);
    const { openMs, readyMs, lookupsMs, damaged, jobs } = await probe.remote.measure(path, ids);
    if (jobs !== MILLION || damaged > 0) throw new Error(`в журнале ${jobs} чеков, повреждено ${damaged}`);
    const sizeGib = (statSync(path).size / 2 ** 30).toFixed(1);
    return [
      {
        name: 'journal-million-ready',
        value: readyMs / 1_000,
        notes: [`открытие ${openMs.toFixed(0)} мс; файл ${sizeGib} ГиБ, на чек по 6 строк истории`],
      },
      {
        name: 'journal-million-lookup',
        value: percentile(lookupsMs, 0.99),
        notes: [`обычно ${median(lookupsMs).toFixed(3)} мс, дольше всего ${Math.max(...lookupsMs).toFixed(3)} мс`],
      },
    ];
  },
};
