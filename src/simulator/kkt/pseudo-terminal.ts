import { closeSync, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import type { ByteLink } from '../../wire/link.ts';

const O_RDWR = 0o2;
const O_NOCTTY = 0o400;
const TCSANOW = 0;
/** `struct termios` has 60 bytes on Linux; room to spare. */
const TERMIOS_BYTES = 256;

/** The few calls of the C library that Node has no words for. */
interface PtyCalls {
  posix_openpt(flags: number): number;
  grantpt(fd: number): number;
  unlockpt(fd: number): number;
  ptsname(fd: number): string | null;
  tcgetattr(fd: number, termios: Buffer): number;
  cfmakeraw(termios: Buffer): void;
  tcsetattr(fd: number, actions: number, termios: Buffer): number;
}

/** Two ends of a terminal: ours, and the path that a driver opens like a COM port. */
export interface PseudoTerminal {
  readonly path: string;
  readonly link: ByteLink;
  close(): void;
}

/**
 * Opens a pseudo-terminal in raw mode.
 *
 * @throws {Error} with words for a person, when the system has none
 */
export async function openPseudoTerminal(): Promise<PseudoTerminal> {
  const calls = await loadCalls();
  const master = checked(calls.posix_openpt(O_RDWR | O_NOCTTY), 'posix_openpt');
  checked(calls.grantpt(master), 'grantpt');
  checked(calls.unlockpt(master), 'unlockpt');
  const path = calls.ptsname(master);
  if (!path) throw new Error('Система не назвала псевдотерминал (ptsname)');
  // Held open: otherwise our end breaks each time the driver closes its own.
  const slave = openSync(path, O_RDWR | O_NOCTTY);
  makeRaw(calls, slave);
  const stream = new ReadStream(master);
  let isClosed = false;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    stream.destroy();
    closeSync(slave);
  };
  return { path, close, link: streamLink(path, stream, close) };
}

function streamLink(name: string, stream: ReadStream, close: () => void): ByteLink {
  stream.on('error', () => undefined);
  return {
    name,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    onData: (listener) => {
      stream.on('data', listener);
      stream.resume();
    },
    onClose: (listener) => {
      if (stream.destroyed) listener();
      else stream.on('close', listener);
    },
    close: async () => close(),
  };
}

/** Bytes pass as they are: no echo, no line ends, no control characters. */
function makeRaw(calls: PtyCalls, fd: number): void {
  const termios = Buffer.alloc(TERMIOS_BYTES);
  checked(calls.tcgetattr(fd, termios), 'tcgetattr');
  calls.cfmakeraw(termios);
  checked(calls.tcsetattr(fd, TCSANOW, termios), 'tcsetattr');
}

function checked(result: number, call: string): number {
  if (result < 0) throw new Error(`Система отказала в псевдотерминале (${call})`);
  return result;
}

async function loadCalls(): Promise<PtyCalls> {
  const { default: koffi } = await import('koffi');
  const libc = koffi.load('libc.so.6');
  return {
    posix_openpt: libc.func('int posix_openpt(int flags)'),
    grantpt: libc.func('int grantpt(int fd)'),
    unlockpt: libc.func('int unlockpt(int fd)'),
    ptsname: libc.func('const char *ptsname(int fd)'),
    tcgetattr: libc.func('int tcgetattr(int fd, _Out_ uint8_t *termios)'),
    cfmakeraw: libc.func('void cfmakeraw(_Inout_ uint8_t *termios)'),
    tcsetattr: libc.func('int tcsetattr(int fd, int actions, _In_ uint8_t *termios)'),
  };
}
