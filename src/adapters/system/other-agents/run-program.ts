import { execFile } from 'node:child_process';

/** A look must not keep a person waiting, ms. */
const PATIENCE_MS = 10_000;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * What a program of the system prints, whole.
 *
 * @throws when it is not there, fails, or takes too long
 */
export function runProgram(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      file,
      [...args],
      { encoding: 'buffer', timeout: PATIENCE_MS, maxBuffer: MOST_BYTES, windowsHide: true },
      (error, stdout) => (error ? reject(error) : resolve(decode(stdout))),
    );
  });
}

/** UTF-8, or the code page of a Russian console. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('ibm866').decode(bytes);
  }
}
