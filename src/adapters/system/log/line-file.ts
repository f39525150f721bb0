import { once } from 'node:events';
import { basename, dirname, sep } from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';
import { ageFiles, LONGEST_FILLED_MS } from './log-age.ts';

/** A file of lines that begins a new one when it is full or has been filled for a week. */
export interface LineFile {
  write(line: string): void;
  /** Resolves when everything written so far is in the file, or cannot be. */
  close(): Promise<void>;
}

/**
 * The newest lines are always in `path` itself, older ones in `path.1`, `path.2`, up to `maxFiles` files in all.
 * Disk full, folder gone: lines are lost and the agent goes on; the next line tries the file anew.
 *
 * @param now ms since the epoch; with it files go 30 days after their last line, without it only size counts
 */
export function openLineFile(path: string, maxBytes: number, maxFiles: number, now?: () => number): LineFile {
  let stream: RotatingFileStream | undefined;
  let begunAt = 0;
  /** While a file that is a week old is being closed: the lines that go into the next one. */
  let renewing: Promise<void> | undefined;
  const waiting: string[] = [];

  const open = () => {
    if (now) begunAt = agedQuietly(path, maxFiles, now());
    const opened = createStream(basename(path), {
      path: dirname(path) + sep,
      size: `${maxBytes}B`,
      rotate: maxFiles - 1,
      mode: 0o600,
    });
    opened.on('error', () => {
      if (stream === opened) stream = undefined;
    });
    opened.on('rotated', () => {
      if (stream === opened && now) begunAt = now();
    });
    return opened;
  };
  const write = (line: string) => {
    if (stream && now && now() - begunAt >= LONGEST_FILLED_MS) {
      const old = stream;
      stream = undefined;
      renewing = ended(old).then(() => {
        renewing = undefined;
        for (const kept of waiting.splice(0)) write(kept);
      });
    }
    if (renewing) {
      waiting.push(line);
      return;
    }
    stream ??= open();
    stream.write(`${line}\n`);
  };
  return {
    write,
    async close() {
      await renewing;
      if (stream) await ended(stream);
    },
  };
}

async function ended(stream: RotatingFileStream): Promise<void> {
  stream.end();
  await once(stream, 'close').catch(() => undefined);
}

/** A file that cannot be aged goes on as it is: the log never stops the agent. */
function agedQuietly(path: string, maxFiles: number, now: number): number {
  try {
    return ageFiles(path, maxFiles, now);
  } catch {
    return now;
  }
}
