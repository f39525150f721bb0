import { expect, it } from 'vitest';
import type { SiteResponse } from '../../src/adapters/shop/bitrix/site.ts';
import { type ErrorCode, sentence } from '../../src/core/errors.ts';
import type { FaultName } from '../../src/simulator/shop/index.ts';
import { MINUTE, SECOND, statusOf } from '../scenario/field.ts';
import type { World } from '../support/world.ts';
import { watched } from './watched.ts';

type Break = (world: World) => void;

const node =
  (code: string): Break =>
  (world) => {
    world.siteUnreachable = code;
  };
const fault =
  (name: FaultName): Break =>
  (world) =>
    void world.shop.faults.on(name);
const answer =
  (body: string, more: Partial<SiteResponse> = {}): Break =>
  (world) => {
    world.siteAnswer = { status: 200, headers: {}, body, ...more };
  };
const page = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title></head><body></body></html>`;

function mend(world: World): void {
  world.siteUnreachable = undefined;
  world.siteAnswer = undefined;
  for (const name of world.shop.faults.names()) world.shop.faults.off(name);
}

const LAYERS: readonly (readonly [string, ErrorCode, string, Break])[] = [
  ['the name', 'CB-701', '', node('ENOTFOUND')],
  ['TCP, refused', 'CB-702', '', node('ECONNREFUSED')],
  ['TCP, silent', 'CB-710', '', node('ETIMEDOUT')],
  ['TLS, certificate ran out', 'CB-703', '', node('CERT_HAS_EXPIRED')],
  ['TLS, certificate of its own', 'CB-703', '', node('DEPTH_ZERO_SELF_SIGNED_CERT')],
  ['HTTP, error of the server', 'CB-705', '', fault('error-500')],
  ['HTTP, no answer', 'CB-710', '', fault('never-answers')],
  ['HTTP, moved', 'CB-709', '', fault('redirect-https')],
  ['a log-in in place of JSON', 'CB-706', '«Авторизация»', answer(page('Авторизация'))],
  ['a page "licence expired"', 'CB-706', '«Срок лицензии истёк»', fault('html-instead-of-json')],
  ['403, the site is closed', 'CB-704', 'сайт закрыт', fault('closed-site-403')],
  ['403, the link is not known', 'CB-704', 'Создайте в магазине новую ссылку', fault('hash-switched-off')],
  ['no sale module', 'CB-707', '', fault('empty-body')],
  ['JSON that is not the protocol', 'CB-711', 'нет знакомых полей', answer('{"status":"ok"}')],
];

it.each(LAYERS)(
  'row 13: a site that is down is told with the layer that failed: %s',
  async (_, code, words, breaks) => {
    const { world, way } = await watched();
    await world.clock.advance(10 * SECOND);
    breaks(world);
    // A poll that hangs is known by its end only, after 100 s; then come the three minutes of the alarm.
    await world.clock.advance(6 * MINUTE);
    const told = way.messages.flatMap(({ alarms }) => alarms).find(({ kind }) => kind === 'site-unreachable');
    const [name = ''] = sentence(code).split(/[.(]/);
    expect(told?.reason.ru).toContain(name);
    expect(told?.reason.ru).toContain(words);
    expect(statusOf(world).lights.site).toMatchObject({ code, ru: expect.stringContaining(words) });
    expect(statusOf(world).lights.cashbox.state).toBe('fine');
    expect(JSON.stringify([way.messages, statusOf(world), world.logged])).not.toContain(world.shop.admin.currentHash());
    mend(world);
    await world.until(() => way.messages.at(-1)?.kind === 'allClear', 6 * MINUTE, SECOND);
    expect(statusOf(world).lights.site.state).toBe('fine');
  },
);
