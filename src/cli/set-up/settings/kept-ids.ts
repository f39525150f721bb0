import { existsSync } from 'node:fs';
import { type KnownJournal, readKnown } from '../../../adapters/journal/sqlite/read-known.ts';
import type { Settings } from '../../../adapters/system/settings/schema.ts';
import type { FormFault } from '../../../contract/set-up.ts';
import { stateFiles } from '../../agent/state-files.ts';
import { errorInWords } from '../../screen/error-in-words.ts';

type Ids = Pick<Settings, 'shops' | 'cashboxes'>;

/**
 * A journal with receipts ties its settings: the id of a shop is part of every receipt's key, and under another id a check
 * that was made already would be a new one. Shops may come and go; none may change its name.
 *
 * @param stateDir of the settings that are to count
 */
export function idFaults(after: Ids, before: Ids | undefined, stateDir: string): readonly FormFault[] {
  const { journal: path } = stateFiles(stateDir);
  if (!existsSync(path)) return [];
  const asked = (before?.cashboxes ?? [])
    .map(({ id }) => id)
    .filter((id) => !after.cashboxes.some((box) => box.id === id));
  let known: KnownJournal;
  try {
    known = readKnown(path, asked);
  } catch (error) {
    if (before && asked.length === 0 && before.shops.every(({ id }) => after.shops.some((shop) => shop.id === id)))
      return [];
    const why = errorInWords(error);
    return [
      {
        path: 'shop.id',
        ru: `журнал в ${stateDir} не читается, поэтому менять коды магазинов и касс нельзя: ${why.ru}`,
        en: `the journal in ${stateDir} cannot be read, so no id may change: ${why.en}`,
      },
    ];
  }
  return [...shopFaults(after, before, known), ...cashboxFaults(known)];
}

function shopFaults({ shops }: Ids, before: Ids | undefined, { shopIds }: KnownJournal): readonly FormFault[] {
  const had = before?.shops.map(({ id }) => id) ?? shopIds;
  const lost = shopIds.filter((id) => had.includes(id) && !shops.some((shop) => shop.id === id));
  const isNew = shops.some(({ id }) => !shopIds.includes(id) && !had.includes(id));
  if (lost.length === 0 || !isNew) return [];
  const names = lost.map((id) => `«${id}»`).join(', ');
  return [
    {
      path: 'shop.id',
      ru: `в журнале уже есть чеки под кодом ${names}: оставьте этот код, иначе уже пробитый чек может пробиться снова`,
      en: `the journal holds receipts under ${names}: keep that id, or a check that was made may be made again`,
    },
  ];
}

function cashboxFaults({ cashboxIds }: KnownJournal): readonly FormFault[] {
  if (cashboxIds.length === 0) return [];
  const names = cashboxIds.map((id) => `«${id}»`).join(', ');
  return [
    {
      path: 'cashbox.id',
      ru: `в журнале уже есть чеки кассы ${names}: оставьте этот код, по нему агент находит свои документы`,
      en: `the journal holds receipts of the cashbox ${names}: keep that id, the agent finds its documents by it`,
    },
  ];
}
