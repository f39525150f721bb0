import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Draft, draftSchema } from './receipt/draft.ts';
import { type KktRecord, recordSchema } from './records.ts';

/** Memory that outlives the power: facts in order, and the receipt being made. Every call is done when it returns. */
export interface KktStore {
  load(): { readonly records: readonly KktRecord[]; readonly draft: Draft | undefined };
  append(record: KktRecord): void;
  saveDraft(draft: Draft | undefined): void;
  close(): void;
}

/** Keeps nothing beyond the object itself. */
export function memoryStore(): KktStore {
  const records: KktRecord[] = [];
  let draft: string | undefined;
  return {
    load: () => ({ records, draft: draft === undefined ? undefined : draftSchema.parse(JSON.parse(draft)) }),
    append: (record) => {
      records.push(record);
    },
    saveDraft: (next) => {
      draft = next && JSON.stringify(next);
    },
    close: () => undefined,
  };
}

/**
 * Two files in a folder: `ledger.jsonl`, only ever appended to, and `draft.jsonl`, the open receipt.
 *
 * One whole line is written before the command is answered, so a torn last line belongs to a command that never was.
 *
 * @throws {Error} when a line that is not the last one cannot be read: nobody edits an FN
 */
export function folderStore(folder: string): KktStore {
  mkdirSync(folder, { recursive: true });
  const ledgerPath = join(folder, 'ledger.jsonl');
  const ledger = openSync(ledgerPath, 'a+');
  const draftPath = join(folder, 'draft.jsonl');
  const draftFile = openSync(draftPath, 'a+');
  let isDraftEmpty = fstatSync(draftFile).size === 0;
  return {
    load: () => ({ records: loadRecords(ledgerPath, ledger), draft: loadDraft(draftPath, draftFile) }),
    append: (record) => {
      writeLine(ledger, record);
    },
    saveDraft: (draft) => {
      if (draft) writeLine(draftFile, draft);
      else if (!isDraftEmpty) ftruncateSync(draftFile, 0);
      isDraftEmpty = draft === undefined;
    },
    close: () => {
      closeSync(ledger);
      closeSync(draftFile);
    },
  };
}

function writeLine(file: number, value: KktRecord | Draft): void {
  const line = Buffer.from(`${JSON.stringify(value)}\n`);
  // A full disk takes half a line without a word: then the device has to stop, not to answer.
  if (writeSync(file, line) < line.length) throw new Error('Диск полон: учебная касса не может записать документ');
}

/** Whole lines of a file; half a line at its end is cut off, or the next one would be glued to it. */
function wholeLines(path: string, file: number): string[] {
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole < bytes.length) ftruncateSync(file, whole);
  return bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
}

function loadRecords(path: string, file: number): KktRecord[] {
  return wholeLines(path, file).map((line, index) => {
    try {
      return recordSchema.parse(JSON.parse(line));
    } catch (cause) {
      throw new Error(`Память учебной кассы повреждена: ${path}, строка ${index + 1} не читается`, { cause });
    }
  });
}

/** The newest line: each one is the entire receipt as it was after one command. */
function loadDraft(path: string, file: number): Draft | undefined {
  const last = wholeLines(path, file).at(-1);
  return last === undefined ? undefined : draftSchema.parse(JSON.parse(last));
}
