import type { Words } from '../words.ts';
import type { DayReport, Sums } from './day-report.ts';
import { DIFFERENCE_SORTS, DIFFERENCES, type Difference, type DifferenceKind, SORT_WORDS } from './difference.ts';

/** `notAll`: nothing differs in what was compared, and something was not compared. It must never look like `fine`. */
export type ResultTone = 'fine' | 'notAll' | 'trouble';

/** As much of a report as its verdict needs; the contract's leaves out what is undefined here. */
type Counted = Pick<DayReport, 'unlistedCount' | 'notChecked'> & {
  readonly differences: readonly Pick<Difference, 'kind'>[];
};

/** What the report says in one sentence: everything else is particulars. */
export function resultOf(report: Counted): Words & { readonly tone: ResultTone } {
  const count = differenceCount(report);
  const isAll = report.notChecked.length === 0;
  if (count > 0) {
    return {
      tone: 'trouble',
      ru: `Различий: ${count}${isAll ? '' : '. Проверено не всё'}`,
      en: `Differences: ${count}${isAll ? '' : '. Not everything was checked'}`,
    };
  }
  return isAll
    ? { tone: 'fine', ru: 'Всё сходится', en: 'Everything agrees' }
    : {
        tone: 'notAll',
        ru: 'Проверено не всё. В том, что проверено, различий нет',
        en: 'Not everything was checked. What was checked does not differ',
      };
}

/** Differences there are, listed or not. */
export function differenceCount({ differences, unlistedCount }: Omit<Counted, 'notChecked'>): number {
  return differences.length + unlistedCount;
}

/** How many there are of each sort, in one line; empty without any. */
export function sortsText({ differences }: Pick<Counted, 'differences'>, language: 'ru' | 'en' = 'ru'): string {
  const bySort = Map.groupBy(differences, ({ kind }) => DIFFERENCES[kind].sort);
  return DIFFERENCE_SORTS.flatMap((sort) => {
    const count = bySort.get(sort)?.length ?? 0;
    return count === 0 ? [] : [`${SORT_WORDS[sort][language]} ${count}`];
  }).join(', ');
}

/** The differences by kind, kinds in the order of the table; kinds without any are left out. */
export function byKind<D extends Pick<Difference, 'kind'>>(
  differences: readonly D[],
): readonly { readonly kind: DifferenceKind; readonly own: readonly D[] }[] {
  return (Object.keys(DIFFERENCES) as DifferenceKind[])
    .map((kind) => ({ kind, own: differences.filter((one) => one.kind === kind) }))
    .filter(({ own }) => own.length > 0);
}

/** The five counts of a day, each a step further than the one before. */
export const ASKED_ROWS: readonly (Words & { readonly key: keyof DayReport['asked'] })[] = [
  { key: 'received', ru: 'получено от магазинов', en: 'received from the shops' },
  { key: 'fiscal', ru: 'пробито, есть в ФН', en: 'made, in the FN' },
  { key: 'reported', ru: 'магазин подтвердил', en: 'the shop confirmed' },
  { key: 'delivered', ru: 'ОФД подтвердил', en: 'the OFD confirmed' },
  { key: 'seen', ru: 'видно в выгрузке ОФД', en: 'seen in the export of the OFD' },
];

const NO_EXPORT: Words = { ru: 'выгрузки нет', en: 'there is no export' };

/** As much of a report as its counts need. */
interface Asked {
  readonly asked: DayReport['asked'];
  readonly cashboxes: readonly { readonly sums: readonly { readonly ofd?: unknown }[] }[];
}

/** A count for a person: what was looked up nowhere is no zero. */
export function askedText({ asked, cashboxes }: Asked, key: keyof DayReport['asked'], language: 'ru' | 'en' = 'ru') {
  const isExported = cashboxes.some(({ sums }) => sums.some(({ ofd }) => ofd !== undefined));
  return key === 'seen' && !isExported ? NO_EXPORT[language] : String(asked[key]);
}

/** The two sides and the third, in the order they are shown. */
export const SIDES = [
  { key: 'journal', ru: 'журнал', en: 'journal' },
  { key: 'fn', ru: 'ФН', en: 'FN' },
  { key: 'ofd', ru: 'выгрузка ОФД', en: 'export of the OFD' },
] as const;

/** Did that side know of any receipt? */
export function hasAny(sums: Pick<Sums, 'count' | 'totalKop'> | undefined): boolean {
  return sums !== undefined && (sums.count > 0 || sums.totalKop > 0);
}
