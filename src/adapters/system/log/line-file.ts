import { once } from 'node:events';
import winston from 'winston';

/** A file of lines that begins a new one when it is full. */
export interface LineFile {
  write(line: string): void;
  close(): Promise<void>;
}

/** Rotation by size; the newest lines are always in `path` itself. */
export function openLineFile(path: string, maxBytes: number, maxFiles: number): LineFile {
  const transport = new winston.transports.File({
    filename: path,
    maxsize: maxBytes,
    maxFiles,
    tailable: true,
    options: { flags: 'a', mode: 0o600 },
  });
  const logger = winston.createLogger({
    transports: [transport],
    format: winston.format.printf(({ message }) => String(message)),
  });
  let unwritten = 0;
  let broken = false;
  transport.on('logged', () => {
    unwritten -= 1;
  });
  // Disk full, folder gone: the agent goes on without a log, and the journal says for itself when it cannot write.
  transport.on('error', () => {
    broken = true;
  });
  logger.on('error', () => undefined);
  // The library forgets lines that wait for a new file when it is ended, so it is ended only when none do.
  const written = async () => {
    while (unwritten > 0 && !broken) await Promise.race([once(transport, 'logged'), once(transport, 'error')]);
  };
  const ended = () =>
    new Promise<void>((resolve) => {
      transport.once('finish', resolve);
      transport.once('error', () => resolve());
      logger.end();
    });
  return {
    write: (line) => {
      unwritten += 1;
      logger.info(line);
    },
    async close() {
      await written().catch(() => undefined);
      if (!broken) await ended();
    },
  };
}
