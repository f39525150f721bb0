import { connect } from 'node:net';

const PATIENCE_MS = 5_000;

/** Does anybody open the door there? Only a connection is made; nothing is said. */
export type Knock = (url: string, signal: AbortSignal) => Promise<boolean>;

/** The real {@link Knock}. */
export const knock: Knock = (url, signal) => {
  const { hostname, port, protocol } = new URL(url);
  const usual = protocol === 'https:' ? 443 : 80;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? usual : Number(port),
      signal,
    });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.setTimeout(PATIENCE_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => (signal.aborted ? reject(signal.reason) : end(false)));
  });
};
