/** Compiles our installer script inside electron-builder's own, by Debian's makensis: nothing of it runs, and nothing of it is shipped. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';
import { vi } from 'vitest';
import { stubPlugin } from './stub-plugin.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const require = createRequire(import.meta.url);
export const TEMPLATES = join(ROOT, 'node_modules', 'app-builder-lib', 'templates', 'nsis');
/** Plug-ins of electron-builder's own bundle, which has to be downloaded; Debian has the others. */
const PLUGINS = /\b(StdUtils|UAC|WinShell|nsProcess|Nsis7z|nsisunz|SpiderBanner|inetc)::(\w+)/g;

type Defines = Record<string, string | null>;
/** What of electron-builder's NSIS target is used here; its own types keep it private. */
interface Target {
  executeMakensis(defines: Defines, commands: unknown, script: string, options: object): Promise<void>;
  computeFinalScript(script: string, isInstaller: boolean, archs: unknown): Promise<string>;
  computeScriptAndSignUninstaller(
    defines: Defines,
    commands: unknown,
    path: string,
    header: string,
    archs: unknown,
  ): Promise<{ script: string; isCustomScript: boolean }>;
}

/** What electron-builder has put together. */
export interface CompiledInstaller {
  /** Definitions of the installer, by name. */
  readonly defines: Readonly<Defines>;
  /** What lies in the folder of the packages. */
  readonly made: readonly string[];
}

/**
 * Both scripts, that of the uninstaller and that of the installer, every warning an error.
 *
 * @param folder an empty one
 * @param include our script, or one in its place
 * @throws what makensis said
 */
export async function compileInstaller(folder: string, include: string): Promise<CompiledInstaller> {
  const { NsisTarget } = require('app-builder-lib/out/targets/nsis/NsisTarget.js');
  const { AppPackageHelper } = require('app-builder-lib/out/targets/nsis/nsisUtil.js');
  const target: Target = NsisTarget.prototype;
  const compile = target.executeMakensis;
  let defines: Defines = {};
  const spies = [
    vi.spyOn(target, 'executeMakensis').mockImplementation(async function (this: Target, given, commands, script) {
      defines = { ...given };
      // The packed program is an empty file here: an installer of its size is not expected.
      await compile.call(this, given, commands, script, { skipSizeVerification: true });
    }),
    vi.spyOn(target, 'computeScriptAndSignUninstaller').mockImplementation(uninstallerOnly),
    vi.spyOn(AppPackageHelper.prototype, 'packArch').mockImplementation(async () => emptyArchive(folder)),
  ];
  layToolset(folder);
  const program = join(folder, 'program');
  mkdirSync(program);
  writeFileSync(join(program, 'KassaBridge.exe'), '');
  try {
    await build({
      projectDir: ROOT,
      targets: Platform.WINDOWS.createTarget('nsis', Arch.x64),
      prepackaged: program,
      publish: 'never',
      config: {
        extends: join(ROOT, 'electron-builder.yml'),
        directories: { output: join(folder, 'out'), buildResources: 'packaging' },
        nsis: { include },
      },
    });
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
  return { defines, made: readdirSync(join(folder, 'out')) };
}

/** As electron-builder does it, without the run that makes the uninstaller write itself: that needs Windows. */
async function uninstallerOnly(
  this: Target,
  defines: Defines,
  commands: unknown,
  path: string,
  header: string,
  archs: unknown,
) {
  const script = readFileSync(join(TEMPLATES, 'installer.nsi'), 'utf8');
  const uninstaller = `${path}.uninstaller`;
  const own = { ...defines, BUILD_UNINSTALLER: null, UNINSTALLER_OUT_FILE: uninstaller };
  await this.executeMakensis(own, commands, header + (await this.computeFinalScript(script, false, archs)), {});
  writeFileSync(uninstaller, '');
  defines['UNINSTALLER_OUT_FILE'] = uninstaller;
  return { script, isCustomScript: false };
}

function emptyArchive(folder: string) {
  const path = join(folder, 'program.7z');
  writeFileSync(path, '');
  return { fileInfo: { path, sha512: '' }, unpackedSize: 1024 };
}

/** Debian's makensis, and stand-ins for the plug-ins that it does not have. */
function layToolset(folder: string): void {
  const [compiler, resources] = [join(folder, 'nsis'), join(folder, 'resources')];
  const plugins = join(resources, 'plugins', 'x86-unicode');
  mkdirSync(plugins, { recursive: true });
  for (const [name, functions] of calledFunctions())
    writeFileSync(join(plugins, `${name}.dll`), stubPlugin([...functions]));
  mkdirSync(compiler);
  symlinkSync('/usr/bin/makensis', join(compiler, 'makensis'));
  vi.stubEnv('ELECTRON_BUILDER_NSIS_DIR', compiler);
  vi.stubEnv('ELECTRON_BUILDER_NSIS_RESOURCES_DIR', resources);
}

function calledFunctions(): Map<string, Set<string>> {
  const called = new Map<string, Set<string>>();
  for (const text of templateTexts()) {
    for (const [, plugin = '', name = ''] of text.matchAll(PLUGINS))
      called.set(plugin, (called.get(plugin) ?? new Set()).add(name));
  }
  return called;
}

/** All scripts of electron-builder that ours is a part of. */
export function templateTexts(): readonly string[] {
  return readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ns[hi]$/.test(name))
    .map((name) => readFileSync(join(TEMPLATES, name), 'utf8'));
}
