import { chmodSync, chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { StatusSnapshot } from '../../src/contract/snapshot.ts';
import { saySkipped } from '../support/tiny-fptr.ts';
import { preparePhp } from './php.ts';
import { PhpSite, SECRET } from './php-site.ts';
import { sampleBeat, sampleJob, sampleSnapshot } from './sample-snapshot.ts';

const missing = preparePhp();
if (missing) saySkipped('страница состояния на сайте', missing);

describe.skipIf(missing)('the status page', () => {
  test('shows lights, cashbox, figures and the five states of each receipt', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat());
    const { status, text } = await site.get();
    expect(status).toBe(200);
    for (const words of [
      'Сайт ответил 2 с назад.',
      'Не отправлено 3 документа.',
      'kassa1 АТОЛ 30Ф',
      '3, первый ФД 40',
      '9280440300000001',
      '01.05.2027',
      '12, открыта, 1 ч',
      '1 из 8',
      '1 234,50 ₽',
      'ФД 42',
      '✓ магазин знает',
      '· ОФД принял',
      '? в ОФД не проверен',
      'ждёт человека',
      '0.1.0',
    ])
      expect(text).toContain(words);
  });

  test('shows no light as green when the heartbeat has stopped', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat());
    expect((await site.get()).text).toContain('<b>в порядке</b>');
    site.age(600);
    const { text } = await site.get();
    expect(text).not.toContain('<b>в порядке</b>');
    expect(text).toContain('Сигнала агента нет 10 мин');
  });

  test('cannot be mistaken: a training cashbox is called so', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const cashboxes = sampleSnapshot().cashboxes.map((box) => ({ ...box, training: true }));
    await site.beat(sampleBeat(undefined, sampleSnapshot({ cashboxes })));
    const { text } = await site.get();
    expect(text).toContain('УЧЕБНЫЙ РЕЖИМ');
    expect(text).toContain('— УЧЕБНАЯ');
  });

  test('opens with the key alone', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat());
    for (const query of ['', '?key=', '?key=guess', '?key[]=open-sesame']) {
      const { status, text } = await site.get(query);
      expect(status).toBe(403);
      expect(text).not.toContain('kassa1');
    }
    site.configure({ viewKey: '' });
    expect((await site.get('?key=')).status).toBe(403);
  });

  test('shows whatever the agent says as text', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const evil = `<script>alert(1)</script>"'><img src=x>`;
    const said = (value: unknown): unknown => {
      if (typeof value === 'string') return evil;
      if (Array.isArray(value)) return value.map(said);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, said(inner)]));
    };
    await site.post(JSON.stringify({ ...(said(JSON.parse(sampleBeat())) as StatusSnapshot), version: 1 }));
    const { text } = await site.get();
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<img');
  });

  test.for([
    ['a list', []],
    ['text', 'x'],
    ['a number', 7],
    ['nothing', null],
    ['a list of lists', [[1, [2]], 'x', null]],
  ])('stands when every part of a heartbeat is %s', async ([, value], { onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const keys = Object.keys(JSON.parse(sampleBeat())).filter((key) => !/^(version|sequence|agentId)$/.test(key));
    const odd = Object.fromEntries(keys.map((key) => [key, value]));
    const body = JSON.stringify({ ...odd, version: 1, agentId: 'a', sequence: Date.now() });
    expect((await site.post(body)).status).toBe(200);
    expect((await site.get()).status).toBe(200);
    expect((await site.get('?probe=1')).text).not.toContain('internal');
  });

  test('loads nothing, runs nothing, is kept by nobody', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat());
    const { text, headers } = await site.get();
    expect(text).not.toMatch(/<script|src=|href=|url\(|@import/i);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('shows a receipt that another party has looked for in vain', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    const beat = JSON.parse(sampleBeat(undefined, sampleSnapshot({ recent: [sampleJob({ checkId: '0' })] })));
    beat.receipts[0].states.seen = 'notSeen';
    await site.post(JSON.stringify(beat));
    expect((await site.get()).text).toContain('✗ в ОФД не найден');
  });
});

describe.skipIf(missing)('the first opening', () => {
  const CONFIG = 'www/kassabridge-config.php';

  test('makes settings with keys it does not show, and a state folder outside of the site', async ({
    onTestFinished,
  }) => {
    const site = await PhpSite.start(onTestFinished, { hasConfig: false });
    const { status, text } = await site.get('');
    expect(status).toBe(200);
    const config = readFileSync(site.path(CONFIG), 'utf8');
    const secret = /'secret' => '([0-9a-f]{64})'/.exec(config)?.[1] ?? '';
    const viewKey = /'viewKey' => '([0-9a-f]{32})'/.exec(config)?.[1] ?? '';
    expect([secret, viewKey].every((key) => key !== '' && !text.includes(key))).toBe(true);
    expect(existsSync(site.path('kassabridge-state'))).toBe(true);

    await site.beat(sampleBeat(), secret);
    expect((await site.get('')).status).toBe(403);
    expect((await site.get(`?key=${viewKey}`)).text).toContain('kassa1');
    expect(readFileSync(site.path(CONFIG), 'utf8')).toBe(config);
  });

  test.skipIf(process.getuid?.() !== 0)('says what to do where the site may not write', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { hasConfig: false, asNobody: true });
    chownSync(site.path('www'), 0, 0);
    chmodSync(site.path('www'), 0o755);
    const { status, text } = await site.get('');
    expect(status).toBe(503);
    expect(text).toContain('Создайте файл kassabridge-config.php');
  });

  test.for<readonly [string, string]>([
    ['does not return settings', '<?php echo "x";'],
    ['PHP cannot read', '<?php return ['],
    ['throws', '<?php throw new Exception("secret");'],
    ['begins with a mark and prints', `\ufeff<?php return ['secret' => '${SECRET}'];`],
  ])('of settings that %s is words, not a fatal error', async ([, config], { onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { hasConfig: false });
    writeFileSync(site.path(CONFIG), config);
    const { status, text } = await site.get('');
    expect(status).toBe(503);
    expect(text).toContain('kassabridge-config.php');
    expect(text).not.toMatch(/Fatal|Warning|Exception|Stack/);
  });
});
