import { KassaError } from '../../../core/errors.ts';
import type { SiteResponse } from './site.ts';

/** The shop's answer with the keys the protocol has; what is inside is still unknown. */
export interface SiteAnswer {
  readonly ack: readonly unknown[];
  readonly reports: readonly unknown[];
  readonly print: readonly unknown[];
}

const KEYS = ['ack', 'reports', 'print'] as const;
/** A title further down or longer is not looked for, characters. */
const TITLE_WITHIN = 4_000;
const LONGEST_TITLE = 80;

/**
 * Reads an answer of the endpoint. `{}` alone means "nothing to do"; everything that is not the shop's own JSON is a
 * named state of the site.
 *
 * @throws {KassaError} CB-704 … CB-711
 * Source: bitrix-protocol 2, 6
 */
export function readAnswer(response: SiteResponse): SiteAnswer {
  checkStatus(response);
  const value = parse(response.body);
  if (!isObject(value)) throw new KassaError('CB-711', 'ответ не объект');
  const known = KEYS.filter((key) => Object.hasOwn(value, key));
  if (known.length === 0 && Object.keys(value).length > 0)
    throw new KassaError('CB-711', 'в ответе нет знакомых полей');
  return { ack: list(value, 'ack'), reports: list(value, 'reports'), print: list(value, 'print') };
}

function checkStatus({ status, headers, body }: SiteResponse): void {
  if (status === 200) return;
  if (status >= 300 && status < 400) throw new KassaError('CB-709', redirectTarget(headers['location']));
  if (status === 403) {
    throw new KassaError(
      'CB-704',
      body.trim() === '' ? '' : 'ответила страница: сайт закрыт или запрос не пускает хостинг',
    );
  }
  if (status === 404) throw new KassaError('CB-711', 'код 404: по этой ссылке нет обработчика касс');
  if (status === 504) throw new KassaError('CB-710', 'код 504');
  if (status >= 500) throw new KassaError('CB-705', `код ${status}`);
  throw new KassaError('CB-711', `код ${status}`);
}

/** Where to, without the query: the hash is in there. */
function redirectTarget(location: string | undefined): string {
  if (location === undefined || !URL.canParse(location)) return '';
  const { origin, pathname } = new URL(location);
  return `${origin}${pathname}`;
}

function parse(body: string): unknown {
  const text = body.replace(/^\ufeff/, '').trim();
  if (text === '') throw new KassaError('CB-707');
  try {
    return JSON.parse(text);
  } catch {
    // The parser quotes the text in its message, buyers' contacts and all: the message is not kept.
    throw text.startsWith('{') ? new KassaError('CB-708') : new KassaError('CB-706', titleOf(text));
  }
}

/** What a page calls itself: log-in, licence and closed site look alike otherwise. */
function titleOf(page: string): string {
  const [, title = ''] = /<title[^>]*>([^<]*)/i.exec(page.slice(0, TITLE_WITHIN)) ?? [];
  const words = title.replace(/\s+/g, ' ').trim();
  // A page may quote the address it was asked by, with the hash in it, or somebody's mail.
  const isPlain = words !== '' && words.length <= LONGEST_TITLE && !/hash|[0-9a-f]{32}|@|&/i.test(words);
  return isPlain ? `страница «${words}»` : '';
}

function list(value: Readonly<Record<string, unknown>>, key: (typeof KEYS)[number]): readonly unknown[] {
  const found = value[key] ?? [];
  if (!Array.isArray(found)) throw new KassaError('CB-711', `поле ${key} не список`);
  return found;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
