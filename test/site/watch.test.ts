import { describe, expect, test } from 'vitest';
import { saySkipped } from '../support/tiny-fptr.ts';
import { preparePhp } from './php.ts';
import { PhpSite, VIEW_KEY } from './php-site.ts';
import { sampleBeat, sampleSnapshot } from './sample-snapshot.ts';

const missing = preparePhp();
if (missing) saySkipped('сторож на сайте: тревога по почте, ответ службе мониторинга', missing);
const MINUTE = 60;
const HOUR = 3_600;

/** A site that hears its agent and whose cron runs. */
async function watched(onFinished: (end: () => void) => void): Promise<PhpSite> {
  const site = await PhpSite.start(onFinished);
  await site.beat(sampleBeat());
  expect(site.run('cron')).toEqual({ code: 0, text: 'Сигнал есть.\n' });
  return site;
}

describe.skipIf(missing)('the watch', () => {
  test('writes when the heartbeat stops, again after some hours, and once when it is back', async ({
    onTestFinished,
  }) => {
    const site = await watched(onTestFinished);
    site.age(4 * MINUTE);
    site.run('cron');
    expect(site.mails).toEqual([]);

    site.age(3 * MINUTE);
    expect(site.run('cron')).toMatchObject({ code: 0, text: 'Сигнала нет, письмо отправлено.\n' });
    site.run('cron');
    expect(site.mails).toHaveLength(1);
    expect(site.mails[0]).toContain('Касса молчит 7 мин');

    site.age(6 * HOUR);
    site.run('cron');
    site.run('cron');
    expect(site.mails).toHaveLength(2);

    await site.beat(sampleBeat());
    site.run('cron');
    site.run('cron');
    expect(site.mails).toHaveLength(3);
    expect(site.mails[2]).toContain('Касса снова на связи');
  });

  test('writes nothing before the first heartbeat: the agent is being installed', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    expect(site.run('cron').code).toBe(0);
    expect(site.mails).toEqual([]);
  });

  test('says on the page and to cron that a letter did not go, and tries again', async ({ onTestFinished }) => {
    const site = await watched(onTestFinished);
    site.configure({ mailer: '/bin/false' });
    site.age(10 * MINUTE);
    expect(site.run('cron')).toMatchObject({ code: 1, text: expect.stringContaining('Письмо не отправлено') });
    expect((await site.get()).text).toContain('Письмо не отправлено');
    site.configure({});
    expect(site.run('cron').code).toBe(0);
    expect(site.mails).toHaveLength(1);
    expect((await site.get()).text).not.toContain('Письмо не отправлено');
  });

  test('says that there is nobody to write to', async ({ onTestFinished }) => {
    const site = await watched(onTestFinished);
    site.configure({ mailTo: '' });
    site.age(10 * MINUTE);
    expect(site.run('cron')).toMatchObject({ code: 1, text: expect.stringContaining('mailTo') });
    expect((await site.get()).text).toContain('не указан mailTo');
  });

  test('runs by an address too, with the key alone', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    expect((await site.get('?cron=1')).status).toBe(403);
    expect((await site.get('?cron=1&key=guess')).status).toBe(403);
    expect((await site.get(`?cron=1&key=${VIEW_KEY}`)).status).toBe(200);
    expect(site.state.cron?.at).toBeGreaterThan(0);
  });

  test('writes once when two runs meet', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { workers: 4 });
    await site.beat(sampleBeat());
    site.age(10 * MINUTE);
    await Promise.all(Array.from({ length: 4 }, () => site.get(`?cron=1&key=${VIEW_KEY}`)));
    expect(site.mails).toHaveLength(1);
  });

  test('writes through the mail of PHP', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { config: { mailer: 'mail', mailFrom: 'kassa@shop.example' } });
    const ini = [`sendmail_path=${site.path('mailer.sh')}`];
    expect(site.run('testmail', ini)).toEqual({ code: 0, text: expect.stringContaining('отдано почтовой программе') });
    expect(site.letters[0]).toMatch(/^To: owner@shop\.example\r?$/m);
    expect(site.letters[0]).toMatch(/^From: kassa@shop\.example\r?$/m);
    expect(site.mails[0]).toContain('Проверка почты KassaBridge');
    expect(site.run('testmail', ['sendmail_path=/bin/false'])).toMatchObject({ code: 1 });
  });

  test('sends a letter to try, and keeps a line break in an address out of its head', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { config: { mailTo: 'a@b.example\nBcc: c@d.example' } });
    expect(site.run('testmail').code).toBe(0);
    expect(site.mails[0]).toContain('Проверка почты KassaBridge');
    expect(site.letters[0]).not.toMatch(/^Bcc/m);
    expect(site.run('anything').code).toBe(2);
  });
});

describe.skipIf(missing)('a monitoring service', () => {
  const probe = (site: PhpSite) => site.get('?probe=1');

  test('hears 200 while all is well, without a key', async ({ onTestFinished }) => {
    const site = await watched(onTestFinished);
    expect(await probe(site)).toMatchObject({ status: 200, text: 'ok\n' });
  });

  test('hears 503 when no heartbeat came, or none for five minutes', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    site.run('cron');
    expect(await probe(site)).toMatchObject({ status: 503, text: 'no-heartbeat: сигнала ещё не было\n' });
    await site.beat(sampleBeat());
    expect((await probe(site)).status).toBe(200);
    site.age(6 * MINUTE);
    expect(await probe(site)).toMatchObject({ status: 503, text: 'no-heartbeat: сигнала нет 6 мин\n' });
  });

  test('hears 503 with the name of a red light', async ({ onTestFinished }) => {
    const site = await watched(onTestFinished);
    const { lights } = sampleSnapshot();
    const red = { ...lights, fn: { state: 'trouble' as const, ru: 'ФН переполнен.', en: '' } };
    await site.beat(sampleBeat(undefined, sampleSnapshot({ lights: red })));
    expect(await probe(site)).toMatchObject({ status: 503, text: 'red-light: ФН\n' });
  });

  test('hears 503 when cron never ran or has stopped: nobody would write', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat());
    expect((await probe(site)).text).toContain('no-cron: cron ещё не запускался');
    expect((await site.get()).text).toContain('cron ещё не запускался');
    site.run('cron');
    site.age(16 * MINUTE);
    await site.beat(sampleBeat());
    expect(await probe(site)).toMatchObject({
      status: 503,
      text: expect.stringContaining('no-cron: cron не запускался'),
    });
  });

  test('is not told that a heartbeat of the future is fresh', async ({ onTestFinished }) => {
    const site = await watched(onTestFinished);
    site.age(-HOUR);
    expect((await probe(site)).text).toContain('no-heartbeat');
  });

  test('hears 503 of a site without settings, or with broken ones', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { hasConfig: false });
    expect(await probe(site)).toMatchObject({ status: 503, text: expect.stringContaining('not-configured') });
    for (const config of [{ silentMinutes: 'five' }, { viewKey: 7 }, { secret: '' }]) {
      site.configure(config);
      expect(await probe(site)).toMatchObject({ status: 503, text: expect.stringContaining('not-configured') });
    }
  });
});
