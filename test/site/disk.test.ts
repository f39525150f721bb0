import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { saySkipped } from '../support/tiny-fptr.ts';
import { preparePhp } from './php.ts';
import { PhpSite } from './php-site.ts';
import { sampleBeat } from './sample-snapshot.ts';

const missing = preparePhp();
if (missing) saySkipped('сторож на сайте с полным или закрытым диском', missing);
const isRoot = process.getuid?.() === 0;
const NO_RIGHTS = 'нет прав на запись в папку состояния';
const NO_SPACE = 'на диске сайта нет места';

async function expectStorageTrouble(site: PhpSite, words: string): Promise<void> {
  const refused = await site.post(sampleBeat());
  expect(refused).toMatchObject({ status: 507, text: '{"ok":false,"reason":"storage"}' });
  await expect(site.beat(sampleBeat())).rejects.toMatchObject({ code: 'CB-862' });
  const page = await site.get();
  expect(page.status).toBe(200);
  expect(page.text).toContain(`Сторож не может записать состояние: ${words}`);
  const probe = await site.get('?probe=1');
  expect(probe).toMatchObject({ status: 503, text: expect.stringContaining(`state-unwritable: ${words}`) });
}

/** A device without room, for what is written beside a file before it takes its place. */
function fillDisk(site: PhpSite): void {
  for (const name of ['state.php.new', 'write-check.php.new']) {
    rmSync(site.path(`state/${name}`), { force: true });
    symlinkSync('/dev/full', site.path(`state/${name}`));
  }
}

describe.skipIf(missing)('a site that cannot write', () => {
  test.skipIf(!isRoot)(
    'says so of a folder without rights, and goes on when it has them',
    async ({ onTestFinished }) => {
      const site = await PhpSite.start(onTestFinished, { asNobody: true });
      chownSync(site.path('state'), 0, 0);
      chmodSync(site.path('state'), 0o555);
      await expectStorageTrouble(site, NO_RIGHTS);
      chmodSync(site.path('state'), 0o777);
      await site.beat(sampleBeat());
    },
  );

  test('refuses a heartbeat on a full device, keeps the last one, and goes on when there is room', async ({
    onTestFinished,
  }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat(1_000));
    fillDisk(site);
    expect((await site.post(sampleBeat())).status).toBe(507);
    expect(site.state.heartbeat?.sequence).toBe(1_000);
    expect((await site.get()).text).toContain(NO_SPACE);
    await site.beat(sampleBeat());
    expect((await site.get()).text).not.toContain(NO_SPACE);
  });

  test('says so on a device that is full to the last byte', async ({ onTestFinished, skip }) => {
    const site = await PhpSite.start(onTestFinished);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', site.path('state')]).status !== 0) {
      saySkipped('настоящий полный диск у сторожа на сайте', 'здесь нельзя монтировать tmpfs');
      skip();
    }
    onTestFinished(() => void spawnSync('umount', ['-l', site.path('state')]));
    await site.beat(sampleBeat(1_000));
    spawnSync('dd', ['if=/dev/zero', `of=${site.path('state/filler')}`, 'bs=4k']);
    await expectStorageTrouble(site, NO_SPACE);
    expect(site.state.heartbeat?.sequence).toBe(1_000);
    const watch = site.run('cron');
    expect(watch.code).toBe(1);
    expect(site.mails).toHaveLength(1);
    rmSync(site.path('state/filler'));
    await site.beat(sampleBeat());
  });

  test('writes one letter about it, not one at each run of cron', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat());
    for (let i = 0; i < 3; i++) {
      fillDisk(site);
      expect(site.run('cron')).toMatchObject({ code: 1, text: expect.stringContaining(NO_SPACE) });
    }
    expect(site.mails).toHaveLength(1);
    expect(site.mails[0]).toContain('Сторож кассы не работает');
  });

  test('says that its state is damaged, and begins it anew with the next heartbeat', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    await site.beat(sampleBeat());
    writeFileSync(site.path('state/state.php'), '<?php exit; ?>\n{"heartbeat":');
    const probe = await site.get('?probe=1');
    expect(probe).toMatchObject({ status: 503, text: expect.stringContaining('state-unreadable') });
    expect(await site.get()).toMatchObject({ status: 200, text: expect.stringContaining('не читается') });
    await site.beat(sampleBeat());
    expect((await site.get('?probe=1')).text).not.toContain('state-unreadable');
  });

  test('leaves no draft behind', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    fillDisk(site);
    await site.post(sampleBeat());
    await site.get();
    expect(readdirSync(site.path('state'))).toEqual(['lock']);
  });

  test.skipIf(!isRoot)('is not shut out by a cron that runs as root', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished, { asNobody: true });
    expect(site.run('cron').code).toBe(0);
    await site.beat(sampleBeat());
    expect(site.run('cron').code).toBe(0);
    await site.beat(sampleBeat());
    expect(await site.get('?probe=1')).toMatchObject({ status: 200, text: 'ok\n' });
  });

  test('shows nothing of its files where they lie inside of what is served', async ({ onTestFinished }) => {
    const site = await PhpSite.start(onTestFinished);
    mkdirSync(site.path('www/inside'));
    site.configure({ stateDir: site.path('www/inside') });
    await site.beat(sampleBeat());
    for (const name of ['inside/state.php', 'kassabridge-config.php']) {
      const answer = await fetch(site.url.replace('kassabridge.php', name));
      expect(await answer.text()).toBe('');
    }
  });
});
