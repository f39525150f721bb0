import type { Socket } from 'node:net';
import type { ByteLink } from '../../../src/wire/link.ts';

/** One TCP connection as a line, without waiting for more bytes to go together. */
export function socketLink(socket: Socket): ByteLink {
  socket.setNoDelay(true);
  // Node says it with `close` as well; without a listener it would end the process.
  socket.on('error', () => undefined);
  return {
    name: 'tcp',
    write: async (bytes) => {
      if (!socket.destroyed) socket.write(bytes);
    },
    onData: (listener) => socket.on('data', listener),
    onClose: (listener) => {
      if (socket.destroyed) listener();
      else socket.once('close', listener);
    },
    close: async () => {
      socket.destroy();
    },
  };
}
