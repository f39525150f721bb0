import { basename, join } from 'node:path';
import type { RunCommand } from '../../adapters/system/autostart/run-command.ts';
import type { Place, Preferences, WindowOutcome } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Places } from '../places/places.ts';
import { DEED_WORDS } from '../words/deed-words.ts';
import { ownWords } from '../words/own-words.ts';
import type { Person } from './ask-person.ts';

export interface SupportFileParts {
  readonly places: Pick<Places, 'node' | 'program'>;
  /** Arguments by which the command line finds the state, however the settings are. */
  readonly where: () => readonly string[];
  readonly person: Person;
  readonly run: RunCommand;
  readonly log: Log;
  readonly language: () => Preferences['language'];
  /** Folder that is offered. */
  readonly documents: () => string;
  readonly now: () => number;
  readonly copyText: (text: string) => void;
  readonly showInFolder: (path: string) => void;
}

/** Reading a journal of years and a full log takes its time, ms. */
const LIMIT_MS = 120_000;

/** Asks where, lets the command line write the file, puts its path where it can be pasted and shows it in its folder. */
export async function saveSupportFile(parts: SupportFileParts): Promise<WindowOutcome> {
  const { places, where, person, run, log, language, documents, now, copyText, showInFolder } = parts;
  const title = DEED_WORDS.supportTitle[language()];
  const path = await person.whereTo({ title, path: join(documents(), fileName(now())), extension: 'txt' });
  if (path === undefined) return { state: 'cancelled' };
  // The dialog has asked already whether a file that is there may go.
  const args = [places.program, 'support', ...where(), '--out', path, '--force'];
  const { code, text } = await run(places.node, args, LIMIT_MS);
  if (code !== 0) {
    log.error('support file', { code, text });
    return { state: 'failed', words: failedWords(text) };
  }
  copyText(path);
  showInFolder(path);
  return { state: 'done', detail: path };
}

/** Where the window makes it, too. */
const JOURNAL: Place = { screen: 'journal' };

/** The menu of the icon has no place to show the outcome: it is told. */
export function tellSupportFile(outcome: WindowOutcome, person: Person, language: Preferences['language']): void {
  if (outcome.state === 'failed') person.tell(DEED_WORDS.supportFailed[language], outcome.words[language], JOURNAL);
  if (outcome.state !== 'done') return;
  const body = `${basename(outcome.detail ?? '')}\n${DEED_WORDS.supportDetail[language]}`;
  person.tell(DEED_WORDS.supportDone[language], body, JOURNAL);
}

function failedWords(said: string): Words {
  const { ru, en } = DEED_WORDS.supportFailed;
  const why = ownWords(said) ?? DEED_WORDS.supportFailedDetail;
  return { ru: `${ru}. ${why.ru}`, en: `${en}. ${why.en}` };
}

/** `kassabridge-support-2026-11-28.txt`, the date of this computer. */
function fileName(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `kassabridge-support-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.txt`;
}
