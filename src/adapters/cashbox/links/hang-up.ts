import { read } from 'node:fs';
import { promisify } from 'node:util';
import type { SerialPort } from 'serialport';

type Binding = NonNullable<SerialPort['port']>;
type UnixBinding = Extract<Binding, { readonly poller: unknown }>;
type Bytes = Awaited<ReturnType<Binding['read']>>;

const readFd = promisify(read);

/**
 * Lets a port end when its terminal hangs up (cable out, device gone).
 *
 * Linux then reads 0 bytes for ever. The library takes that for "nothing yet" and asks again at once (bindings-cpp 13,
 * unix-read.js): a whole core is busy and no `close` comes until something is written. Here 0 bytes are the end; the rest
 * is done as the library does it. Windows tells of it in another way and is left alone.
 */
export function endOnHangUp({ port }: SerialPort): void {
  if (!port || !('poller' in port)) return;
  port.read = (buffer, offset, length) => readUntilEnd(port, buffer, offset, length);
}

async function readUntilEnd(port: UnixBinding, buffer: Buffer, offset: number, length: number): Promise<Bytes> {
  while (port.fd !== null) {
    const bytesRead = await readNow(port.fd, buffer, offset, length);
    if (bytesRead === 0) throw new Error('The terminal hung up');
    if (bytesRead !== undefined) return { bytesRead, buffer };
    await readable(port);
  }
  // The library's own word for a read that its close cut short.
  throw Object.assign(new Error('Port is not open'), { canceled: true });
}

/** @returns undefined when there is nothing yet */
async function readNow(fd: number, buffer: Buffer, offset: number, length: number): Promise<number | undefined> {
  try {
    return (await readFd(fd, buffer, offset, length, null)).bytesRead;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EAGAIN', 'EWOULDBLOCK', 'EINTR'].includes(String(error.code)))
      return undefined;
    throw error;
  }
}

function readable({ poller }: UnixBinding): Promise<void> {
  return new Promise((resolve, reject) => {
    poller.once('readable', (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
