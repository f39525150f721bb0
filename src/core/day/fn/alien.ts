import type { FnDocumentType } from '../../fiscal/fiscal-document.ts';
import { ABOUT_NOBODY, aboutJob } from '../about.ts';
import type { Difference } from '../difference.ts';
import type { FnDocument } from '../fn-document.ts';
import { joined, momentText, OPERATION_WORDS, typeWords } from '../words.ts';
import type { FnEvidence } from './evidence.ts';

/** Types a document of somebody else matters in; the others are those of the service centre and the OFD. */
const WATCHED_TYPES: readonly (FnDocumentType | 'unknown')[] = [
  'receipt',
  'strictForm',
  'correction',
  'strictFormCorrection',
  'shiftOpen',
  'shiftClose',
  'unknown',
];

/** A document no job of ours has made. */
export function alien({ document, tags }: FnDocument, { cashboxId, unmadeByKey }: FnEvidence): Difference[] {
  if (!WATCHED_TYPES.includes(document.type)) return [];
  const key = tags?.key.read ? tags.key.key : undefined;
  const owner = key === undefined ? undefined : unmadeByKey.get(key);
  const type = typeWords(document.type);
  const operation = document.operation ? OPERATION_WORDS[document.operation] : undefined;
  const named = operation ? { ru: `${type.ru}, ${operation.ru}`, en: `${type.en}, ${operation.en}` } : type;
  const marked = owner && {
    ru: `несёт метку нашего заказа ${owner.checkId ?? owner.jobId}, который не считается пробитым`,
    en: `carries the key of our check ${owner.checkId ?? owner.jobId}, which is not known as made`,
  };
  const at = { ru: `от ${momentText(document.issuedAt)}`, en: `of ${momentText(document.issuedAt)}` };
  return [
    {
      ...(owner ? aboutJob(owner) : ABOUT_NOBODY),
      kind: 'alien',
      cashboxId,
      fnSerial: document.fnSerial,
      fdNumber: document.fdNumber,
      totalKop: document.totalKop,
      detail: joined([{ ru: `${named.ru} ${at.ru}`, en: `${named.en} ${at.en}` }, ...(marked ? [marked] : [])]),
    },
  ];
}
