import * as z from 'zod';
import { type ErrorCode, KassaError } from '../../../core/errors.ts';
import { exchange, type HttpAnswer } from '../http.ts';
import { readKey, withoutSecrets } from '../secret.ts';
import type { Send, SendParts } from '../send.ts';
import type { TelegramSettings } from '../settings.ts';
import { telegramText } from './text.ts';

/** A pause longer than this is not believed. */
const LONGEST_PAUSE_S = 3600;

/** Only what we use; the rest of an answer is Telegram's affair. */
const AnswerSchema = z.looseObject({
  ok: z.boolean(),
  description: z.string().optional(),
  parameters: z
    .looseObject({ retry_after: z.number().positive().optional(), migrate_to_chat_id: z.number().optional() })
    .optional(),
});
type Answer = z.output<typeof AnswerSchema>;

/**
 * Bot API, method sendMessage, plain text. The token stands in the URL, so no URL gets out of here.
 *
 * While Telegram has asked to wait (429, retry_after) the next messages are put off without asking it: whoever goes on
 * asking is made to wait longer.
 *
 * Source: core.telegram.org/bots/api, "Making requests", sendMessage, ResponseParameters.
 */
export function telegramSend(settings: TelegramSettings, { clock, readSecret }: SendParts): Send {
  const { apiUrl, chatId, tokenFile, language, proxy } = settings;
  const host = new URL(apiUrl).hostname;
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  return async (message, signal) => {
    const leftMs = pausedUntilMs - clock.monotonicMs();
    if (leftMs > 0) throw new KassaError('CB-852', `${host} просил подождать, осталось ${Math.ceil(leftMs / 1000)} с`);
    const token = readKey(readSecret, tokenFile, isToken, 'токен бота вида 123456789:AA…');
    const request = {
      method: 'POST',
      url: `${apiUrl.replace(/\/+$/, '')}/bot${token}/sendMessage`,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        chat_id: chatId,
        text: telegramText(message, language),
        link_preview_options: { is_disabled: true },
      }),
      proxy,
    } as const;
    const http = await exchange(clock, request, signal);
    const answer = parseAnswer(http.text);
    if (http.status === 200 && answer?.ok === true) return;
    const pauseS = answer?.parameters?.retry_after;
    if (http.status === 429 && pauseS !== undefined)
      pausedUntilMs = clock.monotonicMs() + Math.min(pauseS, LONGEST_PAUSE_S) * 1000;
    throw refusal(http, answer, token, host);
  };
}

/** Does it look like what BotFather gives out? */
export function isToken(text: string): boolean {
  return /^\d{3,20}:[\w-]{20,100}$/.test(text);
}

function parseAnswer(text: string): Answer | undefined {
  try {
    return AnswerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function refusal({ status }: HttpAnswer, answer: Answer | undefined, token: string, host: string): KassaError {
  const said = withoutSecrets(answer?.description ?? '', [token, token.slice(token.indexOf(':') + 1)]);
  const { retry_after, migrate_to_chat_id } = answer?.parameters ?? {};
  const words = [
    `${host}: ответ ${status}`,
    ...(said === '' ? [] : [said]),
    ...(retry_after === undefined ? [] : [`просит подождать ${retry_after} с`]),
    ...(migrate_to_chat_id === undefined ? [] : [`у группы новый номер, chatId: ${migrate_to_chat_id}`]),
  ];
  return new KassaError(codeOf(status), words.join('; '), { vendor: { source: 'telegram', code: status, text: said } });
}

function codeOf(status: number): ErrorCode {
  // A token nobody knows is 401, one that cannot be a token is 404.
  if (status === 401 || status === 404) return 'CB-856';
  if (status === 400 || status === 403) return 'CB-857';
  return status === 429 || status >= 500 ? 'CB-852' : 'CB-859';
}
