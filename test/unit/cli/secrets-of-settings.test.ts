import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../src/adapters/system/settings/load-settings.ts';
import { secretsOfSettings, secretWarnings } from '../../../src/cli/agent/secrets-of-settings.ts';

const SHOP = { kind: 'bitrix', apiVersion: '2', settlementPlace: 'https://shop.example' };
const LINK = '://shop.example/sale_check_print.php?hash=0123456789abcdef';

/** Settings beside files with these texts. */
function warningsOf(
  { shops, cashboxes }: { shops: readonly object[]; cashboxes: readonly object[] },
  files: Readonly<Record<string, string>>,
  atEnd: (undo: () => void) => void,
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kb-secrets-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  const settings = parseSettings(
    JSON.stringify({
      shops: shops.map((shop, index) => ({ ...SHOP, id: `s${index}`, ...shop })),
      cashboxes: cashboxes.map((box, index) => ({ id: `k${index}`, driver: 'atol-serial', port: 'COM1', ...box })),
    }),
  );
  const loaded = { settings, folder, stateDir: folder, warnings: [] };
  return secretWarnings(
    loaded,
    secretsOfSettings(loaded, () => undefined),
  );
}

describe('secrets at the start of the agent', () => {
  it('are read in silence when all is well', ({ onTestFinished }) => {
    const wish = { shops: [{ urlFile: 'link' }], cashboxes: [{ passwordsFile: 'passwords' }, {}] };
    expect(warningsOf(wish, { link: `https${LINK}`, passwords: '{}' }, onTestFinished)).toEqual([]);
  });

  it('are each missed by the name of who needs them, and stop nobody else', ({ onTestFinished }) => {
    const wish = { shops: [{ urlFile: 'link' }, { urlFile: 'gone' }], cashboxes: [{ passwordsFile: 'passwords' }] };
    expect(warningsOf(wish, { link: `https${LINK}`, passwords: '{"access":"47"}' }, onTestFinished)).toEqual([
      'магазин "s1": нет файла gone',
      'касса "k0": файл passwords: access: 4 цифры в кавычках',
    ]);
  });

  it('tell of a link that travels readable, once', ({ onTestFinished }) => {
    const wish = { shops: [{ urlFile: 'link' }, { url: `http${LINK}` }], cashboxes: [{}] };
    const warnings = warningsOf(wish, { link: `http${LINK}` }, onTestFinished);
    expect(warnings).toEqual([expect.stringMatching(/^магазин "s0": .*открытым текстом/)]);
    expect(warnings.join()).not.toContain('hash');
  });
});
