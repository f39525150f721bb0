import { once } from 'node:events';
import { basename, dirname, sep } from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';

/** A file of lines that begins a new one when it is full. */
export interface LineFile {
  write(line: string): void;
  /** Resolves when everything written so far is in the file, or cannot be. */
  close(): Promise<void>;
}

/**
 * The newest lines are always in `path` itself, older ones in `path.1`, `path.2`, up to `maxFiles` files in all.
 * Disk full, folder gone: lines are lost and the agent goes on; the next line tries the file anew.
 */
export function openLineFile(path: string, maxBytes: number, maxFiles: number): LineFile {
  let stream: RotatingFileStream | undefined;
  const open = () => {
    const opened = createStream(basename(path), {
      path: dirname(path) + sep,
      size: `${maxBytes}B`,
      rotate: maxFiles - 1,
      mode: 0o600,
    });
    opened.on('error', () => {
      if (stream === opened) stream = undefined;
    });
    return opened;
  };
  return {
    write(line) {
      stream ??= open();
      stream.write(`${line}\n`);
    },
    async close() {
      if (!stream) return;
      stream.end();
      await once(stream, 'close').catch(() => undefined);
    },
  };
}
