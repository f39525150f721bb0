/** The packed program, as `npm run dist` makes it, with the Electron of the tests in it. Packed once; what is in it is looked at and run. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktopPackages } from '../../scripts/desktop/debian-packages.mjs';
import { ELECTRON_VERSION, testElectron } from '../../scripts/desktop/test-electron.mjs';
import { gatherAgent } from '../../scripts/pack/gather-agent.mjs';
import { runBuilder } from '../../scripts/pack/run-builder.mjs';
import { type Desktop, startDesktop } from './support/desktop.ts';
import { startProgram } from './support/program.ts';
import { onlyTrayItem } from './support/tray-item.ts';
import { until } from './support/until.ts';

/** As it stands in the executable. Source: @electron/fuses, FuseState. */
const FUSE = { off: 0x30, on: 0x31 } as const;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOUR_LIGHTS = /^Сайт ✓ · Касса ✓ · ФН ✓ · ОФД ✓\n/;
const run = promisify(execFile);
const electron = await testElectron();
const [noDesktop] = await desktopPackages(['tray']);
if (typeof electron !== 'string') console.warn(`ПРОПУЩЕНО (skipped): упакованная программа — ${electron.missing}`);
else if (noDesktop) console.warn(noDesktop.line);

/** All files below a folder, with slashes. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

describe.skipIf(typeof electron !== 'string')('the packed program', { timeout: 60_000 }, () => {
  let output: string;
  let program: string;
  let resources: string;
  let agent: string;

  beforeAll(async () => {
    if (typeof electron !== 'string') return;
    output = mkdtempSync(join(tmpdir(), 'kassabridge-packed-'));
    await gatherAgent('linux-x64');
    const platform = 'linux-x64';
    await runBuilder({
      platform,
      isFolder: true,
      electronDist: dirname(electron),
      electronVersion: ELECTRON_VERSION,
      output,
    });
    program = join(output, 'linux-unpacked', 'kassabridge');
    resources = join(output, 'linux-unpacked', 'resources');
    agent = join(resources, 'agent');
  }, 180_000);
  afterAll(() => {
    if (output) rmSync(output, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  it('holds the tray and its window in app.asar, and nothing else', () => {
    const files = listPackage(join(resources, 'app.asar'), { isPack: false })
      .map((name) => name.slice(1))
      .filter((name) => /\.\w+$/.test(name));
    const wanted = [
      /^package\.json$/,
      /^dist\/shell\/(main\.mjs|preload\.cjs|parts\/[\w.-]+\.mjs)$/,
      /^dist\/window\/(index\.html|assets\/[\w.-]+\.(js|css|svg|png|woff2))$/,
      /^assets\/icons\/tray\/[a-z]+-(light|dark)(-\d\d\.png|\.ico)$/,
      /^assets\/icons\/app\/icon\.png$/,
    ];
    expect(files.filter((name) => !wanted.some((one) => one.test(name)))).toEqual([]);
    for (const one of wanted) expect(files.filter((name) => one.test(name))).not.toEqual([]);
    for (const name of ['dist/shell/main.mjs', 'dist/shell/preload.cjs', 'dist/window/index.html'])
      expect(files).toContain(name);
    const about = JSON.parse(extractFile(join(resources, 'app.asar'), 'package.json').toString());
    expect(about).toMatchObject({ name: 'kassabridge', main: 'dist/shell/main.mjs' });
    expect(about).not.toHaveProperty('devDependencies');
  });

  it('holds beside it the agent with its Node, its programs and the native files of this system alone', () => {
    expect(readdirSync(resources).sort()).toEqual(['agent', 'app-update.yml', 'app.asar']);
    const built = readdirSync(join(ROOT, 'dist'), { withFileTypes: true });
    const programs = built.filter((entry) => entry.isFile() && entry.name.endsWith('.mjs')).map(({ name }) => name);
    expect(programs).toEqual(expect.arrayContaining(['kassabridge.mjs', 'driver-host.mjs', 'workbook-worker.mjs']));
    expect(readdirSync(agent).sort()).toEqual(
      [...programs, 'LICENCES.txt', 'LICENSE.node.txt', 'node', 'node_modules', 'parts'].sort(),
    );
    const files = filesIn(agent);
    expect(files.filter((name) => /\.(node|dll|so|dylib|exe)$/.test(name)).sort()).toEqual([
      'node_modules/@koromix/koffi-linux-x64/linux_x64/koffi.node',
      'node_modules/@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node',
    ]);
    expect(files.filter((name) => /\.(map|ts|cc|h)$|\/\.stamp$/.test(name))).toEqual([]);
    // electron-builder leaves files out by rules of its own.
    expect(files.sort()).toEqual(filesIn(join(ROOT, 'build', 'agent-linux-x64')).sort());
  });

  it('tells nothing of the machine it was packed on', () => {
    const traces = [ROOT, `${homedir()}/`, ['registry', 'npmjs', 'org'].join('.')].map((text) => Buffer.from(text));
    const notOurs = /^agent\/(node|LICENSE\.node\.txt)$|\.node$/;
    const ours = filesIn(resources).filter((name) => !notOurs.test(name));
    expect(ours.length).toBeGreaterThan(100);
    const found = ours.flatMap((name) => {
      const bytes = readFileSync(join(resources, name));
      return traces.filter((trace) => bytes.includes(trace)).map((trace) => `${name}: ${trace}`);
    });
    expect(found).toEqual([]);
  });

  it('has every fuse shut', async () => {
    const wire = await getCurrentFuseWire(program);
    const state = (fuse: FuseV1Options) => wire[fuse];
    expect(state(FuseV1Options.RunAsNode)).toBe(FUSE.off);
    expect(state(FuseV1Options.EnableCookieEncryption)).toBe(FUSE.on);
    expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(FUSE.off);
    expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(FUSE.off);
    expect(state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(FUSE.on);
    expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(FUSE.on);
    expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(FUSE.off);
  });

  it('makes three receipts with its own agent and Node, away from this folder', async () => {
    const args = [join(agent, 'kassabridge.mjs'), 'demo', '--receipts', '3', '--exit', '--json'];
    const options = { cwd: output, env: { HOME: output, PATH: '/nowhere' } };
    const { stdout } = await run(join(agent, 'node'), [...args, '--state', join(output, 'state')], options);
    expect(JSON.parse(stdout)).toMatchObject({ received: 3, fiscal: 3, delivered: 3, inDoubt: 0, duplicates: 0 });
  });

  it.each(['koffi', 'serialport', 'fastify'])('loads %s with all its parts', async (name) => {
    const script = `require('${name}'); console.log('whole')`;
    const { stdout } = await run(join(agent, 'node'), ['-e', script], { cwd: agent, env: {} });
    expect(stdout.trim()).toBe('whole');
  });

  describe.skipIf(noDesktop !== undefined)('on a desktop', () => {
    let desktop: Desktop;
    beforeAll(async () => {
      desktop = await startDesktop();
    }, 60_000);
    afterAll(async () => {
      await desktop?.end();
    });

    it('shows its icon and starts its own agent, every fuse shut', async () => {
      const state = join(desktop.home, 'demo');
      const flags = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'];
      const tray = startProgram(program, [...flags, '--demo', '--state', state, '--hidden'], desktop.env);
      try {
        const item = await onlyTrayItem(desktop.session);
        await until('four lights', async () => FOUR_LIGHTS.test((await item.face()).toolTip));
        await until('an agent of the package', () => processesOf(agent).length > 0);
        process.kill(tray.pid, 'SIGTERM');
        await until('nobody of the package', () => processesOf(output).length === 0);
      } finally {
        await tray.end();
        for (const pid of processesOf(output)) process.kill(pid, 'SIGKILL');
      }
    });
  });
});

/** Who runs from there. */
function processesOf(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => programOf(name)?.startsWith(`${folder}/`))
    .map(Number);
}

function programOf(pid: string): string | undefined {
  try {
    return existsSync(`/proc/${pid}`) ? readlinkSync(`/proc/${pid}/exe`) : undefined;
  } catch {
    // Gone, or somebody else's.
    return undefined;
  }
}
