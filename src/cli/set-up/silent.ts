import { readFileSync } from 'node:fs';
import type { FormFault } from '../../contract/set-up.ts';
import type { Words } from '../../core/health/light.ts';
import { UsageError } from '../arguments.ts';
import { missingForImport } from './missing/missing-for-import.ts';
import type { SetUpParts } from './parts.ts';
import { importSettings } from './settings/import.ts';

/** Files a silent set-up takes its secrets from. They are read and left where they are. */
export interface SecretSources {
  readonly linkFile: string | undefined;
  readonly telegramTokenFile: string | undefined;
  readonly mailPasswordFile: string | undefined;
}

/** What `set-up --settings --json` prints. Names are kept stable. */
export type SilentReport =
  | { readonly done: true; readonly file: string; readonly missing: readonly Words[] }
  | { readonly done: false; readonly faults: readonly FormFault[] };

/** Sets up from files, and asks nobody anything. @throws {UsageError} when a named secret cannot be read */
export function setUpSilently(parts: SetUpParts, settingsFile: string, sources: SecretSources): SilentReport {
  const imported = importSettings(parts, settingsFile, {
    link: secretIn('--link-file', sources.linkFile),
    botToken: secretIn('--telegram-token-file', sources.telegramTokenFile),
    mailPassword: secretIn('--mail-password-file', sources.mailPasswordFile),
  });
  if (!imported.done) return { done: false, faults: imported.faults };
  return { done: true, file: parts.file, missing: missingForImport(parts.file, imported.settings) };
}

function secretIn(option: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return decode(readFileSync(path));
  } catch {
    throw new UsageError(`${option}: файл ${path} не читается`);
  }
}

/** UTF-8, or what the "Unicode" of Notepad and `>` of PowerShell write. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}
