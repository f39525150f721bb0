import { NotifySchema, type NotifySettings } from '../../adapters/notify/settings.ts';
import { formFault } from '../../adapters/system/settings/form-faults.ts';
import { issueWords } from '../../adapters/system/settings/issue-words.ts';
import { mergeForm } from '../../adapters/system/settings/merge-form.ts';
import type { ReadSecret } from '../../adapters/system/settings/read-secret.ts';
import { rowsOf } from '../../adapters/system/settings/settings-tree.ts';
import { shownRows } from '../../adapters/system/settings/shown-rows.ts';
import type { SetUpAnswer, SetUpRequest } from '../../contract/set-up.ts';
import { testMessage } from '../../core/alarms/write-message.ts';
import { errorInWords } from '../screen/error-in-words.ts';
import type { SetUpParts } from './parts.ts';
import { asSecret } from './settings/secret-rules.ts';
import { readStored, secretsBeside } from './settings/stored.ts';

/** Sends a test message by a way as the form describes it; a secret that was not typed is the stored one. */
export async function testWay(
  parts: Pick<SetUpParts, 'file' | 'clock' | 'log' | 'localTime' | 'openNotifier'>,
  { way, form }: SetUpRequest<'testWay'>,
): Promise<SetUpAnswer<'testWay'>> {
  const stored = readStored(parts.file);
  const { tree, secrets } = mergeForm(stored.tree ?? {}, form);
  const row = form[way] && rowsOf(tree, 'notify')[shownRows(tree)[way]];
  if (!row) return { done: false, ru: 'этот канал не заполнен', en: 'this way is not filled in' };
  const parsed = NotifySchema.safeParse(row, { reportInput: true });
  if (!parsed.success) {
    const place = `notify[${shownRows(tree)[way]}]`;
    const faults = parsed.error.issues.flatMap(issueWords).map((line) => formFault(`${place}.${line}`, tree));
    const inOne = (language: 'ru' | 'en') => faults.map((fault) => `${fault.path}: ${fault[language]}`).join('; ');
    return { done: false, ru: inOne('ru'), en: inOne('en') };
  }
  return send(parts, parsed.data, secretsOrTyped(secretsBeside(parts.file), secrets));
}

async function send(
  { clock, log, localTime, openNotifier }: Pick<SetUpParts, 'clock' | 'log' | 'localTime' | 'openNotifier'>,
  settings: NotifySettings,
  readSecret: ReadSecret,
): Promise<SetUpAnswer<'testWay'>> {
  try {
    const notifier = openNotifier(settings, { clock, log, localTime, readSecret });
    const now = clock.now();
    await notifier.send(testMessage(`set-up-test-${now}`, now), new AbortController().signal);
    return { done: true };
  } catch (error) {
    return { done: false, ...errorInWords(error) };
  }
}

function secretsOrTyped(stored: ReadSecret, typed: ReadonlyMap<string, string>): ReadSecret {
  return (name, accept) => {
    const secret = typed.get(name);
    return secret === undefined ? stored(name, accept) : accept(asSecret(secret));
  };
}
