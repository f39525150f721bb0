import { inspect } from 'node:util';
import { expect } from 'vitest';
import { openNotifier, openPing } from '../../../../src/adapters/notify/registry.ts';
import type { ReadSecret } from '../../../../src/adapters/notify/secret.ts';
import { NotifySchema, PingSchema } from '../../../../src/adapters/notify/settings.ts';
import type { Alarm } from '../../../../src/core/alarms/alarm.ts';
import { KassaError } from '../../../../src/core/errors.ts';
import type { Message, Notifier } from '../../../../src/core/ports/notifier.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

/** What must never be met in an error. */
export const TOKEN = '123456789:AAsecretTOKENsecretTOKENsecretTOKEN';
export const PASSWORD = 'пароль-Secret-42';
export const WEBHOOK_SECRET = 'webhook-secret-of-the-shop';
export const PING_PATH = '/ping/0f6f4c3e-secret-of-the-shop';

export const NEVER = new AbortController().signal;

const FILES: Readonly<Record<string, string>> = {
  'token.txt': `${TOKEN}\r\n`,
  'password.txt': `${PASSWORD}\n`,
  'secret.txt': WEBHOOK_SECRET,
  'short.txt': 'short',
  'other.txt': `${PASSWORD} and something else\n${TOKEN}`,
};

export function readSecretOf(files: Readonly<Record<string, string>>): ReadSecret {
  return (name, accept) => {
    const text = files[name];
    if (text === undefined) throw new KassaError('CB-804', `нет файла ${name}`);
    return accept(text);
  };
}

export interface Told {
  readonly way: Notifier;
  readonly clock: VirtualClock;
  /** Lines of the log. */
  readonly lines: readonly string[];
}

/** A way out of one row of the settings file. */
export function open(row: Readonly<Record<string, unknown>>, localTime = () => '2026-11-24T12:00:00'): Told {
  const clock = new VirtualClock();
  const lines: string[] = [];
  const write = (text: string, facts?: object) => void lines.push(`${text} ${JSON.stringify(facts)}`);
  const parts = { clock, log: { info: write, warn: write, error: write }, localTime, readSecret: readSecretOf(FILES) };
  return { way: openNotifier(NotifySchema.parse({ id: 'way1', ...row }), parts), clock, lines };
}

export function ping(url: string, proxy?: string, clock = new VirtualClock()) {
  const settings = PingSchema.parse({ urlFile: 'ping.txt', ...(proxy === undefined ? {} : { proxy }) });
  return openPing(settings, { clock, readSecret: readSecretOf({ 'ping.txt': `${url}\n` }) });
}

/** What a failed sending says: code, remedy and particulars; checks that no secret is anywhere in it. */
export async function faultOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => 'taken',
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof KassaError)) return String(error);
  const all = `${wholeText(error)} ${inspect(error, { depth: 20, showHidden: true })}`;
  const secret = TOKEN.slice(TOKEN.indexOf(':') + 1);
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  for (const word of [secret, PASSWORD, base64(PASSWORD), WEBHOOK_SECRET, PING_PATH, base64(`\0boss\0${PASSWORD}`)])
    expect(all).not.toContain(word);
  return `${error.code} ${error.remedy} ${error.detail}`;
}

/** The error and everything it was caused by, as a log or a pipe would write them. */
function wholeText(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  const own = JSON.stringify({ ...error, message: error.message, stack: error.stack });
  return `${own} ${wholeText(error.cause)}`;
}

export const ALARM: Alarm = {
  key: 'cashbox.silent:kassa1',
  kind: 'cashbox.silent',
  subject: { of: 'cashbox', id: 'kassa1' },
  level: 'trouble',
  rung: 1,
  since: Date.parse('2026-11-24T08:40:00Z'),
  reason: { ru: 'Касса не отвечает 20 минут.', en: 'The cashbox has not answered for 20 minutes.' },
  cure: { ru: 'Проверьте питание и кабель.', en: 'Check power and cable.' },
};

export const MESSAGE: Message = {
  id: 'alarm-2026-11-24-0001',
  kind: 'alarm',
  level: 'trouble',
  at: Date.parse('2026-11-24T09:00:00Z'),
  title: { ru: 'KassaBridge: касса kassa1 не отвечает', en: 'KassaBridge: cashbox kassa1 does not answer' },
  body: {
    ru: 'Касса не отвечает 20 минут.\nПроверьте питание и кабель.',
    en: 'No answer for 20 minutes.\nCheck power.',
  },
  alarms: [ALARM],
  over: [],
};

export const ALL_CLEAR: Message = {
  ...MESSAGE,
  id: 'clear-2026-11-24-0002',
  kind: 'allClear',
  level: undefined,
  alarms: [],
  over: [{ ...ALARM, subject: { of: 'agent' } }],
};
