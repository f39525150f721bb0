import { describe, expect, test } from 'vitest';
import { saySkipped } from '../support/tiny-fptr.ts';
import { fetchPhp74, OldPhp } from './php74.ts';
import { sampleBeat } from './sample-snapshot.ts';

const SECRET = 'f'.repeat(32);
const fetched = await fetchPhp74();
if (typeof fetched === 'string') saySkipped('kassabridge.php на настоящем PHP 7.4', fetched);

describe.skipIf(typeof fetched === 'string')('on PHP 7.4', () => {
  const folder = typeof fetched === 'string' ? '' : fetched.folder;

  test.for([
    ['as it comes', {}, '12'],
    // 1C-Bitrix asked for this for years: strlen and the like count letters.
    ['as 1C-Bitrix set it', { 'mbstring.func_overload': '2', 'mbstring.internal_encoding': 'UTF-8' }, '6'],
  ] as const)('%s: takes a heartbeat once, watches, answers the probe, shows the page', async ([, ini, length]) => {
    const php = await OldPhp.start(folder, { secret: SECRET, viewKey: 'key', ini });
    expect(await php.valueOf('PHP_VERSION')).toMatch(/^7\.4\./);
    expect(await php.valueOf('strlen("привет")')).toBe(length);
    expect(await php.get('probe=1')).toMatchObject({ status: 503, text: expect.stringContaining('no-heartbeat') });
    const beat = sampleBeat();
    expect(await php.post(beat)).toMatchObject({ status: 200, errors: '' });
    expect(await php.post(beat)).toEqual({ status: 409, text: '{"ok":false,"reason":"sequence"}', errors: '' });
    expect(await php.post('привет')).toEqual({ status: 400, text: '{"ok":false,"reason":"json"}', errors: '' });
    expect(await php.get('cron=1&key=key')).toEqual({ status: 200, text: 'Сигнал есть.\n', errors: '' });
    expect(await php.get('probe=1')).toEqual({ status: 200, text: 'ok\n', errors: '' });
    const page = await php.get('key=key');
    expect(page).toMatchObject({ status: 200, errors: '' });
    expect(page.text).toContain('АТОЛ 30Ф');
    expect(await php.get('key=guess')).toMatchObject({ status: 403, errors: '' });
  });
});
