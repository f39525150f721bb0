import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { type BinaryKind, readBinaryKind } from './binary-kind.ts';

/** The computer as far as a library is looked for in it. */
export interface System {
  readonly platform: string;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the Node we run on. */
  readonly node: string;
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  binaryKind(path: string): BinaryKind | undefined;
  /** What a program of the system says, undefined when it fails. */
  run(program: string, args: readonly string[]): Promise<string | undefined>;
}

const RUN_LIMIT_MS = 10_000;

export const thisSystem: System = {
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  node: process.execPath,
  isFile: (path) => existsSync(path) && statSync(path).isFile(),
  isFolder: (path) => existsSync(path) && statSync(path).isDirectory(),
  binaryKind: readBinaryKind,
  run: (program, args) =>
    new Promise((resolve) => {
      const options = { encoding: 'buffer', timeout: RUN_LIMIT_MS, windowsHide: true } as const;
      // A Russian console program of Windows speaks code page 866.
      execFile(program, [...args], options, (error, out) =>
        resolve(error ? undefined : new TextDecoder('ibm866').decode(out)),
      );
    }),
};
