import { koffi } from '../../../native/configured-koffi.ts';

/** Of another process: its number turned over, shifted, and "scheduled time of the whole process". Source: Linux `posix-timers`. */
const SCHEDULED = 2;
const NUMBER_BITS = 3;
const TIMESPEC_BYTES = 16;

/** CPU time of a process and all its threads so far, ms: the same clock a C program reads of itself. Linux only. */
export function cpuClock(pid: number): () => number {
  const read = koffi.load('libc.so.6').func('int clock_gettime(int clock, _Out_ uint8_t *time)');
  const clock = (~pid << NUMBER_BITS) | SCHEDULED;
  const time = Buffer.alloc(TIMESPEC_BYTES);
  return () => {
    if (read(clock, time) !== 0) throw new Error(`процесса ${pid} нет`);
    return Number(time.readBigInt64LE(0)) * 1e3 + Number(time.readBigInt64LE(8)) / 1e6;
  };
}
