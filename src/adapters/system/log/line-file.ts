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
  // Disk full, folder gone: the agent goes on without a log, and the journal says for itself when it cannot write.
  transport.on('error', () => undefined);
  const logger = winston.createLogger({
    transports: [transport],
    format: winston.format.printf(({ message }) => String(message)),
  });
  logger.on('error', () => undefined);
  return {
    write: (line) => {
      logger.info(line);
    },
    close: () =>
      new Promise((resolve) => {
        transport.once('finish', () => resolve());
        transport.once('error', () => resolve());
        logger.end();
      }),
  };
}
