import { decodeCp866 } from '../../wire/atol-v3/cp866.ts';
import { decodeVln, parseTlvs, type Tlv } from '../../wire/atol-v3/tlv.ts';
import { toWallTime } from './device-clock.ts';
import type { FnDocument } from './lasting-state.ts';

const WIDTH = 48;
/** Stands at both ends of everything this cashbox prints. */
export const TRAINING_MARK = 'УЧЕБНАЯ КАССА, ЧЕК НЕ ИМЕЕТ СИЛЫ';

const OPERATION_NAMES = ['', 'ПРИХОД', 'ВОЗВРАТ ПРИХОДА', 'РАСХОД', 'ВОЗВРАТ РАСХОДА'];
const TENDER_NAMES = [
  [1031, 'НАЛИЧНЫМИ'],
  [1081, 'БЕЗНАЛИЧНЫМИ'],
  [1215, 'ПРЕДВАРИТЕЛЬНАЯ ОПЛАТА'],
  [1216, 'ПОСЛЕДУЮЩАЯ ОПЛАТА'],
  [1217, 'ИНАЯ ФОРМА ОПЛАТЫ'],
] as const;

/** Kopecks as `1234.50`. */
export const rubles = (sumKop: number): string =>
  `${Math.floor(sumKop / 100)}.${String(sumKop % 100).padStart(2, '0')}`;

const two = (value: number): string => String(value).padStart(2, '0');

/** What the QR of a receipt says (tag 1196). The serial of the virtual FN begins with 9999, so no tax service knows it. */
export function qrText(document: FnDocument): string {
  const { year, month, day, hour, minute } = toWallTime(document.localMs);
  const operation = valueIn(parseTlvs(document.tlv), 1054)?.[0] ?? 1;
  return [
    `t=${year}${two(month)}${two(day)}T${two(hour)}${two(minute)}`,
    `s=${rubles(document.receipt?.totalKop ?? 0)}`,
    `fn=${document.fnSerial}`,
    `i=${document.fdNumber}`,
    `fp=${String(document.fiscalSign).padStart(10, '0')}`,
    `n=${operation}`,
  ].join('&');
}

/** A receipt as the virtual printer prints it, one string with line breaks. */
export function renderSlip(document: FnDocument): string {
  const tags = parseTlvs(document.tlv);
  const text = (tag: number): string => {
    const value = valueIn(tags, tag);
    return value ? decodeCp866(value).trim() : '';
  };
  const sum = (tag: number): number => decodeVln(valueIn(tags, tag) ?? Uint8Array.of(0));
  const { year, month, day, hour, minute } = toWallTime(document.localMs);
  const tenders = TENDER_NAMES.filter(([tag]) => sum(tag) > 0);
  return [
    centered(TRAINING_MARK),
    centered(text(1048)),
    twoColumns(`КАССОВЫЙ ЧЕК N ${document.receipt?.number ?? 0}`, OPERATION_NAMES[sum(1054)] ?? ''),
    twoColumns(`СМЕНА ${document.shiftNumber}`, `${two(day)}.${two(month)}.${year} ${two(hour)}:${two(minute)}`),
    ...(text(1021) ? [`КАССИР ${text(1021)}`] : []),
    '-'.repeat(WIDTH),
    ...tags.filter(({ tag }) => tag === 1059).flatMap(({ value }) => itemLines(value)),
    '-'.repeat(WIDTH),
    twoColumns('ИТОГ', `=${rubles(sum(1020))}`),
    ...tenders.map(([tag, name]) => twoColumns(name, `=${rubles(sum(tag))}`)),
    ...(document.receipt?.changeKop ? [twoColumns('СДАЧА', `=${rubles(document.receipt.changeKop)}`)] : []),
    twoColumns(`ЗН ККТ ${text(1013)}`, `РН ККТ ${text(1037)}`),
    twoColumns(`ФН ${document.fnSerial}`, `ИНН ${text(1018)}`),
    twoColumns(`ФД ${document.fdNumber}`, `ФП ${String(document.fiscalSign).padStart(10, '0')}`),
    qrText(document),
    centered(TRAINING_MARK),
  ].join('\n');
}

function itemLines(bytes: Uint8Array): string[] {
  const tags = parseTlvs(bytes);
  const number = (tag: number): number => decodeVln(valueIn(tags, tag) ?? Uint8Array.of(0));
  const quantity = decodeVln((valueIn(tags, 1023) ?? Uint8Array.of(3, 0)).slice(1)) / 1000;
  const name = valueIn(tags, 1030);
  return [
    name ? decodeCp866(name) : '',
    twoColumns(`  ${quantity} x ${rubles(number(1079))}`, `=${rubles(number(1043))}`),
  ];
}

const valueIn = (tags: readonly Tlv[], tag: number): Uint8Array | undefined =>
  tags.find((known) => known.tag === tag)?.value;

const centered = (line: string): string => ' '.repeat(Math.max(0, Math.floor((WIDTH - line.length) / 2))) + line;

const twoColumns = (left: string, right: string): string =>
  `${left}${' '.repeat(Math.max(1, WIDTH - left.length - right.length))}${right}`;
