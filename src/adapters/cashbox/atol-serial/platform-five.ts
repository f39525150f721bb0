import type { Clock } from '../../../core/ports/clock.ts';
import { fromHex } from '../../../wire/atol-v3/bytes.ts';
import type { Line } from './wire/line.ts';

/** The vendor driver's echo probe. Source: atol-serial-protocol sections 1 and 15 (ORACLE). */
const PROBE = fromHex('24 40 0D 00 20 01 F7 40 74 65 73 74 65');
const ECHO_WAIT_MS = 1_000;
/** Direction byte and sum may differ in the echo: begin and text are what it is known by. */
const BEGINS = PROBE.slice(0, 2);
const TEXT = PROBE.slice(8, 12);

/** Is the silent device at the other end one of platform 5? Its command set is unknown, so this is all that is ever said to it. */
export async function echoesPlatformFive(line: Line, clock: Clock, signal: AbortSignal): Promise<boolean> {
  const heard: number[] = [];
  const found = new AbortController();
  const isEcho = (): boolean => {
    const begin = indexOf(heard, BEGINS, 0);
    return begin !== -1 && indexOf(heard, TEXT, begin) !== -1;
  };
  line.listenRaw((bytes) => {
    heard.push(...bytes);
    if (isEcho()) found.abort();
  });
  line.write(PROBE);
  await clock.sleep(ECHO_WAIT_MS, AbortSignal.any([found.signal, signal])).catch(() => undefined);
  line.listenRaw(undefined);
  return isEcho();
}

function indexOf(bytes: readonly number[], wanted: Uint8Array, from: number): number {
  for (let at = from; at + wanted.length <= bytes.length; at++) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}
