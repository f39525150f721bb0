import type { Duplex } from 'node:stream';
import type { ByteLink } from '../../../wire/link.ts';

/**
 * A Node stream as a line of bytes. What comes before somebody listens is kept.
 *
 * @param end lets the stream go; its `close` event must follow
 */
export function streamLink(name: string, stream: Duplex, end: () => void): ByteLink {
  const kept: Uint8Array[] = [];
  let listener: ((bytes: Uint8Array) => void) | undefined;
  const closed = Promise.withResolvers<void>();
  const closeListeners: (() => void)[] = [];
  let isClosed = false;

  stream.on('data', (bytes: Uint8Array) => {
    if (listener) listener(bytes);
    else kept.push(bytes);
  });
  let isEnding = false;
  const finish = (): void => {
    if (isClosed || isEnding) return;
    isEnding = true;
    end();
  };
  // An error of the line is an end like any other.
  stream.on('error', finish);
  stream.on('close', () => {
    isClosed = true;
    closed.resolve();
    for (const tell of closeListeners.splice(0)) tell();
  });

  return {
    name,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        // A serial port keeps what is written after its end for the day it is opened again.
        if (isClosed) reject(new Error('The line is closed'));
        else stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    onData: (wanted) => {
      listener = wanted;
      for (const bytes of kept.splice(0)) wanted(bytes);
    },
    onClose: (tell) => {
      if (isClosed) tell();
      else closeListeners.push(tell);
    },
    close: () => {
      finish();
      return closed.promise;
    },
  };
}
