/** The installer of Windows, as far as Linux can look at it: its script compiles where electron-builder puts it, and only there. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktopPackages } from '../../../scripts/desktop/debian-packages.mjs';
import { type CompiledInstaller, compileInstaller, templateTexts } from './support/compile-installer.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SCRIPT = join(ROOT, 'packaging', 'installer.nsh');
const [skipped] = await desktopPackages(['nsis']);
if (skipped) console.warn(skipped.line);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kassabridge-installer-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('installer script', () => {
  const text = readFileSync(SCRIPT, 'utf8');
  const macros = [...text.matchAll(/^!macro (\w+)/gm)].map(([, name = '']) => name);

  it('fills only places that electron-builder has: a misspelt one would be left out in silence', () => {
    const places = new Set(
      templateTexts().flatMap((one) => [...one.matchAll(/!ifmacron?def (\w+)/g)].map(([, name]) => name)),
    );
    const filled = macros.filter((name) => !name.startsWith('kb'));
    expect(filled).toEqual(['customCheckAppRunning', 'customPageAfterChangeDir', 'customInstall', 'customUnInstall']);
    expect(filled.filter((name) => !places.has(name))).toEqual([]);
  });

  it('uses every macro of its own', () => {
    const own = macros.filter((name) => name.startsWith('kb'));
    expect(own.filter((name) => !text.includes(`!insertmacro ${name}`))).toEqual([]);
  });

  it('says everything in both languages', () => {
    const said = [...text.matchAll(/^LangString (\w+) (\d+) "./gm)].map(([, name, language]) => [name, language]);
    const names = (language: string) => said.filter(([, one]) => one === language).map(([name]) => name);
    expect(names('1049')).toEqual(names('1033'));
    expect(names('1049').length).toBeGreaterThan(5);
  });
});

describe.skipIf(skipped !== undefined)('installer script in makensis', { timeout: 180_000 }, () => {
  const compiledAs = (name: string, include: string) => {
    mkdirSync(join(folder, name));
    return compileInstaller(join(folder, name), include);
  };
  let compiled: CompiledInstaller;
  beforeAll(async () => {
    compiled = await compiledAs('ours', SCRIPT);
  }, 180_000);

  it('compiles without a warning, for the installer and for the uninstaller', () => {
    expect(compiled.made).toContain('KassaBridge-0.1.0-setup.exe');
  });

  it('is per user by default and per machine by choice, and asks for no administrator by itself', () => {
    const { defines } = compiled;
    expect(defines).toHaveProperty('INSTALL_MODE_PER_ALL_USERS_REQUIRED');
    expect(defines).toHaveProperty('MULTIUSER_INSTALLMODE_ALLOW_ELEVATION');
    for (const name of ['INSTALL_MODE_PER_ALL_USERS', 'INSTALL_MODE_PER_ALL_USERS_DEFAULT', 'ONE_CLICK'])
      expect(defines).not.toHaveProperty(name);
  });

  it('keeps what the user has, unless asked', () => {
    expect(compiled.defines).not.toHaveProperty('DELETE_APP_DATA_ON_UNINSTALL');
  });

  it('comes with the list that a release signs', () => {
    expect(compiled.made).toContain('latest.yml');
    const list = readFileSync(join(folder, 'ours', 'out', 'latest.yml'), 'utf8');
    expect(list).toContain('url: KassaBridge-0.1.0-setup.exe');
  });

  it('is refused with a typo in it', async () => {
    const broken = join(folder, 'broken.nsh');
    const text = readFileSync(SCRIPT, 'utf8');
    writeFileSync(broken, text.replace('!insertmacro kbForgetLogOn', '!insertmacro kbForgetLogon2'));
    await expect(compiledAs('broken', broken)).rejects.toThrow('kbForgetLogon2');
  });
});
