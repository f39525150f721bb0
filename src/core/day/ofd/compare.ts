import type { FiscalDocument } from '../../fiscal/fiscal-document.ts';
import type { Words } from '../../health/light.ts';
import { ABOUT_NOBODY, aboutJob } from '../about.ts';
import type { Difference, DifferenceKind } from '../difference.ts';
import type { ExportedRow, OfdCoverage } from '../ofd-row.ts';
import { joined, momentText, money, NOTHING, OPERATION_WORDS, otherwise, plain } from '../words.ts';
import { exportCovering, type OfdEvidence } from './evidence.ts';

/** Documents every export shows; openings and closings of shifts stand in some and not in others. */
const EXPORTED_TYPES: readonly FiscalDocument['type'][] = [
  'receipt',
  'strictForm',
  'correction',
  'strictFormCorrection',
];

/** Everything in which the exports of the OFD and the FN do not agree, about the numbers both speak of. */
export function compareWithOfd(evidence: OfdEvidence): readonly Difference[] {
  const rowsByFd = Map.groupBy(evidence.rows, ({ fdNumber }) => fdNumber);
  const ofDocuments = [...evidence.documents.values()]
    .filter(({ type }) => EXPORTED_TYPES.includes(type))
    .flatMap((document) => ofDocument(document, rowsByFd.get(document.fdNumber) ?? [], evidence));
  return [...ofDocuments, ...[...rowsByFd].flatMap(([fdNumber, rows]) => strangers(fdNumber, rows, evidence))];
}

function ofDocument(document: FiscalDocument, rows: readonly ExportedRow[], evidence: OfdEvidence): Difference[] {
  const covering = exportCovering(evidence.coverage, document.fdNumber);
  if (!covering) return [];
  const [row, second] = rowsOf(covering, rows);
  const about = (kind: DifferenceKind, detail: Words) => [difference(kind, document, detail, evidence)];
  if (!row) return about('missingAtOfd', inFile(covering, momentWords(document)));
  if (second) {
    const lines = rowsOf(covering, rows).map(({ line }) => line);
    return about(
      'doubledAtOfd',
      inFile(covering, { ru: `строки ${lines.join(', ')}`, en: `lines ${lines.join(', ')}` }),
    );
  }
  const remarks = remarksOn(row, document);
  return remarks.length === 0 ? [] : about('alteredAtOfd', inFile(covering, joined([lineWords(row), ...remarks])));
}

function remarksOn(row: ExportedRow, document: FiscalDocument): readonly Words[] {
  const remarks: Words[] = [];
  const compare = <T>(what: Words, expected: T | undefined, is: T, words: (value: T) => Words) => {
    if (expected !== is) remarks.push(otherwise(what, expected === undefined ? NOTHING : words(expected), words(is)));
  };
  compare({ ru: 'сумма', en: 'sum' }, document.totalKop, row.totalKop, money);
  if (row.fiscalSign !== undefined) compare({ ru: 'ФПД', en: 'FPD' }, document.fiscalSign, row.fiscalSign, plain);
  // The FN tells no operation of a correction.
  if (row.operation !== undefined && document.operation !== undefined) {
    compare({ ru: 'признак расчёта', en: 'operation' }, document.operation, row.operation, (o) => OPERATION_WORDS[o]);
  }
  return remarks;
}

/** Rows about a number that the FN has not given out, or has given to nothing. */
function strangers(fdNumber: number, rows: readonly ExportedRow[], evidence: OfdEvidence): Difference[] {
  const { coverage, documents, known, cashboxId, fnSerial } = evidence;
  const covering = exportCovering(coverage, fdNumber);
  const [row] = covering ? rowsOf(covering, rows) : [];
  const isKnown = known !== undefined && known.from <= fdNumber && fdNumber <= known.to;
  if (!covering || !row || documents.has(fdNumber) || !isKnown) return [];
  const at = row.issuedAt === undefined ? [] : [plain(momentText(row.issuedAt))];
  return [
    {
      ...ABOUT_NOBODY,
      kind: 'alienAtOfd',
      cashboxId,
      fnSerial,
      fdNumber,
      totalKop: row.totalKop,
      detail: inFile(covering, joined([lineWords(row), ...at])),
    },
  ];
}

const rowsOf = ({ exportId }: OfdCoverage, rows: readonly ExportedRow[]): readonly ExportedRow[] =>
  rows.filter((row) => row.exportId === exportId);

const lineWords = ({ line }: ExportedRow): Words => ({ ru: `строка ${line}`, en: `line ${line}` });

/** What a person needs to ask the OFD about it. */
const momentWords = ({ issuedAt, fiscalSign }: FiscalDocument): Words => ({
  ru: `нет документа от ${momentText(issuedAt)}, ФПД ${fiscalSign}`,
  en: `no document of ${momentText(issuedAt)}, FPD ${fiscalSign}`,
});

const inFile = ({ name }: OfdCoverage, words: Words): Words => ({
  ru: `${name}: ${words.ru}`,
  en: `${name}: ${words.en}`,
});

function difference(
  kind: DifferenceKind,
  { fnSerial, fdNumber, totalKop }: FiscalDocument,
  detail: Words,
  { cashboxId, jobByFd }: OfdEvidence,
): Difference {
  const job = jobByFd.get(fdNumber);
  return { ...(job ? aboutJob(job) : ABOUT_NOBODY), kind, cashboxId, fnSerial, fdNumber, totalKop, detail };
}
