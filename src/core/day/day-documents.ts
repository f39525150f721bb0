import type { FiscalDocument } from '../fiscal/fiscal-document.ts';
import type { AskedJob } from './asked-job.ts';
import type { FnPart } from './day-evidence.ts';
import type { DayDocument } from './day-report.ts';
import type { FnDocument } from './fn-document.ts';
import { seenAtOfd } from './ofd/seen.ts';

/** The documents of one FN with how far each has come. */
export function dayDocuments({ fn, ofd }: FnPart): readonly DayDocument[] {
  const jobs = new Map(fn.jobs.flatMap((job) => (job.document ? [[job.document.fdNumber, job] as const] : [])));
  const rows = Map.groupBy(ofd.rows, ({ fdNumber }) => fdNumber);
  return fn.documents.map((one) =>
    dayDocument(one, jobs.get(one.document.fdNumber), fn.cashboxId, (document) =>
      seenAtOfd(document, ofd.coverage, rows.get(document.fdNumber) ?? []),
    ),
  );
}

function dayDocument(
  { document, tags }: FnDocument,
  job: AskedJob | undefined,
  cashboxId: string,
  seen: (document: FiscalDocument) => DayDocument['seen'],
): DayDocument {
  const { fnSerial, fdNumber, fiscalSign, issuedAt, type, operation, totalKop } = document;
  return {
    ...{ cashboxId, fnSerial, fdNumber, fiscalSign, issuedAt, type, operation, totalKop },
    tenders: tags?.tenders,
    shopId: job?.shopId,
    checkId: job?.checkId,
    acknowledged: job?.acknowledgement === 'acked',
    delivered: job?.delivered ?? false,
    seen: seen(document),
  };
}
