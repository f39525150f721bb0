import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Desktop } from './desktop.ts';

const run = promisify(execFile);
const LIMIT_MS = 20_000;

/** Writes a PNG of the whole screen with its panel, as a person sees it. */
export async function takeScreenshot({ env }: Desktop, file: string): Promise<void> {
  await run('import', ['-window', 'root', `png:${file}`], { env: { ...env }, timeout: LIMIT_MS });
}
