import { parseArgs } from 'node:util';
import type { ShellOptions } from './places.ts';

/**
 * What the tray was started with. Electron and Chromium have arguments of their own, which are none of our business, and a
 * tray that refuses to start because of one helps nobody: what is not ours is left alone.
 *
 * @param args the whole command line; the executable and, in development, the folder of the program come first
 */
export function readOptions(args: readonly string[]): ShellOptions {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      config: { type: 'string' },
      state: { type: 'string' },
      demo: { type: 'boolean' },
      hidden: { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
  });
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    config: text(values['config']),
    state: text(values['state']),
    demo: values['demo'] === true,
    hidden: values['hidden'] === true,
  };
}
