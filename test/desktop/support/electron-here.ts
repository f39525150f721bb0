import { type DesktopPart, desktopPackages } from '../../../scripts/desktop/debian-packages.mjs';
import { devElectron } from '../../../scripts/desktop/test-electron.mjs';

/**
 * The Electron that starts an app from its folder, and what these parts of the tests need around it.
 *
 * @returns undefined where one of them can not be had; printed lines then say what is skipped and why
 */
export async function electronHere(parts: readonly DesktopPart[]): Promise<string | undefined> {
  const skipped = await desktopPackages(parts);
  for (const { line } of skipped) console.warn(line);
  if (skipped.length > 0) return undefined;
  const electron = await devElectron();
  if (typeof electron === 'string') return electron;
  console.warn(`ПРОПУЩЕНО (skipped): значок и окно в настоящем Electron — ${electron.missing}`);
  return undefined;
}
