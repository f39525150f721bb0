/** What our part of the installer does to a computer: run in wine, where there is one. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inWine, type WineInstaller, whyNoWine, wineInstaller } from './support/wine-installer.ts';

const SCRIPT = fileURLToPath(new URL('../../../packaging/installer.nsh', import.meta.url));
const RUN = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const FIRST_TIME_MS = 300_000;
const missing = whyNoWine();
if (missing !== undefined) console.warn(`ПРОПУЩЕНО (skipped): установщик под wine — ${missing}`);

describe.skipIf(missing !== undefined)('installer under wine', { timeout: 60_000 }, () => {
  let folder: string;
  let setup: WineInstaller;
  const data = (name: string) => join(setup.local, 'KassaBridge', name);
  const program = (name: string) => join(setup.local, 'Programs', 'KassaBridge', name);
  const write = (path: string) => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'evidence');
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kassabridge-wine-installer-'));
    setup = await wineInstaller(folder, SCRIPT);
  }, FIRST_TIME_MS);
  beforeEach(() => setup.clean());
  afterAll(() => {
    setup?.clean();
    setup?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes settings and link that lie beside it, keeps itself as a way back, and starts without a window', async () => {
    for (const name of ['shop.json', 'link.txt']) writeFileSync(join(folder, name), '');
    expect(await setup.install('/SETTINGS=shop.json', '/LINK=link.txt')).toBe(0);
    expect(setup.calls()).toEqual([
      expect.stringMatching(/^set-up --settings ".+\\shop\.json" --link-file ".+\\link\.txt"$/),
    ]);
    expect(setup.started()).toEqual([expect.stringMatching(/KassaBridge\.exe --hidden$/)]);
    expect(existsSync(data('updates/versions/0.1.0/setup.exe'))).toBe(true);
  });

  it('says by its exit code that the settings were refused', async () => {
    setup.answer(2);
    expect(await setup.install('/SETTINGS=C:\\none.json')).toBe(3);
    expect(existsSync(program('KassaBridge.exe'))).toBe(true);
  });

  it('starts the agent before log-on by choice alone', async () => {
    await setup.install();
    expect(setup.calls()).toEqual([]);
    expect(setup.started()).toEqual([]);
    setup.clean();
    await setup.install('/BEFORELOGON');
    expect(setup.calls()).toEqual(['autostart --before-log-on on']);
  });

  it('asks the agents to end before it replaces anything, and an update changes nothing else', async () => {
    await setup.install();
    write(data('kassabridge.json'));
    expect(await setup.install('--updated')).toBe(0);
    const at = (name: string) => `"${inWine(data(name))}"`;
    expect(setup.calls()).toEqual([
      `stop --config ${at('kassabridge.json')}`,
      `stop --state ${at('state')}`,
      `stop --state ${at('demo')}`,
    ]);
    expect(existsSync(data('kassabridge.json'))).toBe(true);
  });

  it('changes nothing while an agent still finishes a receipt, and the tray comes back', async () => {
    await setup.install();
    rmSync(program('resources/agent/kassabridge.mjs'));
    setup.answer(1);
    expect(await setup.install('--updated')).toBe(2);
    expect(existsSync(program('resources/agent/kassabridge.mjs'))).toBe(false);
    expect(setup.started()).toEqual([expect.stringMatching(/KassaBridge\.exe --hidden$/)]);
    expect(await setup.uninstall()).toBe(2);
    expect(existsSync(program('KassaBridge.exe'))).toBe(true);
  });

  it('takes the program away and leaves the journal', async () => {
    await setup.install();
    write(data('state/journal.db'));
    await setup.wine(
      'reg',
      'add',
      RUN,
      '/v',
      'KassaBridge',
      '/d',
      `"${inWine(program('KassaBridge.exe'))}" --hidden`,
      '/f',
    );
    expect(await setup.uninstall()).toBe(0);
    expect(setup.calls().at(-1)).toBe('autostart --before-log-on off');
    expect(existsSync(program('KassaBridge.exe'))).toBe(false);
    expect([data('state/journal.db'), data('updates')].map(existsSync)).toEqual([true, false]);
    expect((await setup.wine('reg', 'query', RUN, '/v', 'KassaBridge')).code).not.toBe(0);
  });

  it('leaves the log-on entry of another copy', async () => {
    await setup.install();
    await setup.wine('reg', 'add', RUN, '/v', 'KassaBridge', '/d', 'D:\\Other\\KassaBridge.exe --hidden', '/f');
    await setup.uninstall();
    const { said } = await setup.wine('reg', 'query', RUN, '/v', 'KassaBridge');
    expect(said).toContain('D:\\Other\\KassaBridge.exe');
  });

  it('deletes the journal when asked', async () => {
    await setup.install();
    write(data('state/journal.db'));
    await setup.uninstall('/DELETEJOURNAL');
    expect(existsSync(data(''))).toBe(false);
  });

  it('keeps everything of the user when an update takes the old version away', async () => {
    await setup.install();
    write(data('state/journal.db'));
    await setup.uninstall('--updated', '/DELETEJOURNAL');
    expect(setup.calls().filter((call) => !call.startsWith('stop '))).toEqual([]);
    expect([data('state/journal.db'), data('updates')].map(existsSync)).toEqual([true, true]);
  });
});
