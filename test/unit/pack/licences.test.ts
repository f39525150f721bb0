import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeLicence } from '../../../scripts/pack/foreign-packages.mjs';
import { writeLicences } from '../../../scripts/pack/licences.mjs';
import { shippedPackages } from '../../../scripts/pack/shipped-packages.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kassabridge-licences-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** How the page is built: none of it is in the package. */
const BUILD = 'vite.config.ts';

/** What our own code takes from others at run time: types vanish, and Electron brings its licences itself. */
function importedPackages(): readonly string[] {
  const texts = ['src', 'renderer'].flatMap((name) =>
    readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && file !== BUILD)
      .map((file) => readFileSync(join(ROOT, name, file), 'utf8')),
  );
  const specifier = /^(?:import|export) (?!type )[^;]*?from '([^'.][^']*)'|import\('([^'.][^']*)'\)/gm;
  const named = texts.flatMap((text) => [...text.matchAll(specifier)].map(([, one, other]) => one ?? other ?? ''));
  const packages = named.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
  const own = /^(node:|electron$)/;
  return [...new Set(packages)].filter((name) => !own.test(name));
}

describe('list of licences', () => {
  it('names everybody whose code ours takes in', () => {
    const shipped = new Set(shippedPackages().map(({ about }) => about.name));
    const imported = importedPackages();
    expect(imported).toEqual(expect.arrayContaining(['zod', 'koffi', 'react', '@fluentui/react-components']));
    expect(imported.filter((name) => !shipped.has(name))).toEqual([]);
  });

  it('has a licence for each, and its text wherever the package brings one', () => {
    const file = join(folder, 'LICENCES.txt');
    const count = writeLicences(file);
    const blocks = readFileSync(file, 'utf8')
      .split(/^-{78}\n/m)
      .slice(1);
    expect(blocks).toHaveLength(count);
    expect(count).toBe(shippedPackages().length);
    const heads = blocks.map((block) => block.split('\n', 2));
    expect(heads.filter(([name, licence]) => !/ \d/.test(name ?? '') || !licence)).toEqual([]);
    expect(blocks.filter((block) => block.length > 400).length).toBeGreaterThan(count / 2);
  });

  it('holds that of the Node we ship, which a system without that package fetches', async () => {
    const theirs = readFileSync(await nodeLicence(), 'utf8');
    expect(theirs).toMatch(/^Node\.js is licensed for use as follows/);
    expect(readFileSync(await nodeLicence(folder, folder), 'utf8')).toBe(theirs);
  });
});
