import { expect, test } from 'vitest';
import type { SiteResponse } from '../../../../../src/adapters/shop/bitrix/site.ts';
import { readAnswer } from '../../../../../src/adapters/shop/bitrix/site-answer.ts';
import { KassaError } from '../../../../../src/core/errors.ts';
import { HASH } from './door-rig.ts';

const site = (body: string, status = 200, headers: Record<string, string> = {}): SiteResponse => ({
  status,
  headers,
  body,
});

function state(response: SiteResponse): string {
  try {
    readAnswer(response);
    return 'nothing to do';
  } catch (error) {
    if (!(error instanceof KassaError)) throw error;
    expect(`${error.message}${error.detail}${error.stack}`).not.toContain(HASH);
    return error.code;
  }
}

test('an empty object, and only that, is nothing to do', () => {
  expect(state(site('{}'))).toBe('nothing to do');
  expect(state(site('\ufeff {} \n'))).toBe('nothing to do');
});

test.each([
  ['CB-704', 'wrong hash', site('', 403)],
  ['CB-704', 'closed site', site('<html>Сайт закрыт</html>', 403)],
  ['CB-705', 'PHP error', site('Произошла ошибка', 500)],
  ['CB-705', 'host in maintenance', site('<html></html>', 503)],
  ['CB-706', 'licence page', site('<!DOCTYPE html><html></html>')],
  ['CB-706', 'PHP warning before the answer', site('<br /><b>Warning</b>{}')],
  ['CB-706', 'plain text', site('Database connection error')],
  ['CB-707', 'no module', site('')],
  ['CB-707', 'only blanks', site(' \n')],
  ['CB-708', 'cut', site('{"print":[{"type":"se')],
  ['CB-709', 'moved', site('', 301, { location: `https://shop.example.ru/x.php?hash=${HASH}` })],
  ['CB-709', 'log-in', site('', 302, { location: '/auth/' })],
  ['CB-710', 'gateway', site('<html></html>', 504)],
  ['CB-711', 'no such page', site('<html></html>', 404)],
  ['CB-711', 'too many requests', site('{}', 429)],
  ['CB-711', 'a list', site('[]')],
  ['CB-711', 'a text', site('"ok"')],
  ['CB-711', 'null', site('null')],
  ['CB-711', 'somebody else', site('{"status":"ok"}')],
  ['CB-711', 'a field of another kind', site('{"print":{"0":{}}}')],
])('%s: %s', (code, _, response) => {
  expect(state(response)).toBe(code);
});

test('a redirect says where to, without the hash', () => {
  const moved = site('', 301, { location: `https://shop.example.ru/bitrix/tools/sale_check_print.php?hash=${HASH}` });
  expect(() => readAnswer(moved)).toThrow('https://shop.example.ru/bitrix/tools/sale_check_print.php (CB-709)');
});

test.each([
  ['Авторизация', 'страница «Авторизация»'],
  ['\n  Срок лицензии\n истёк ', 'страница «Срок лицензии истёк»'],
  [`Доступ закрыт: /sale_check_print.php?hash=${HASH}`, ''],
  [`Нет ${HASH}`, ''],
  ['buyer@mail.example.ru', ''],
  ['я'.repeat(81), ''],
  [' ', ''],
])('a page titled %j is told as %j', (title, detail) => {
  const page = site(`<!DOCTYPE html><html><head><title lang="ru">${title}</title></head><body>buyer@</body></html>`);
  expect(() => readAnswer(page)).toThrow(expect.objectContaining({ code: 'CB-706', detail }));
});

test('a broken answer never quotes what was in it', () => {
  try {
    readAnswer(site('{"print":[{"clientInfo":{"emailOrPhone":"buyer@mail.example.ru"'));
    expect.unreachable();
  } catch (error) {
    expect(String(error) + (error instanceof Error ? error.stack : '')).not.toContain('buyer@');
  }
});
