/**
 * How long a call may take, ms; past it the driver host is killed, and whatever the call was doing is read back from the
 * FN. The library itself waits 45 to 416 s on a dead link (dto10-driver 9.x), so every limit is ours: a lost link must be
 * known within seconds. A kill costs a reconnection and a look at the FN, never a receipt, so none needs to be generous.
 */
export const LIMITS = {
  /** Finds the device, and resolves a host name in the background. */
  open: 20_000,
  /** One look; the dearest is ten round trips of a few ms. */
  reading: 8_000,
  /** The tags of one document: a round trip for each piece of the largest one (32 KiB). */
  document: 15_000,
  /** Opening and filling a receipt, without its lines. */
  fill: 10_000,
  /** One line more: a round trip for each of its tags. */
  fillPerLine: 300,
  /** Close of a receipt that is not printed: the FN signs within two seconds. */
  closeQuiet: 12_000,
  /** Close of a printed one: the paper goes on while the library waits. */
  closePrinted: 30_000,
  /** A receipt as one task: filled and closed in the same call; lines come on top. */
  receiptTask: 20_000,
  openShift: 30_000,
  /** A Z report prints long, and clears. */
  closeShift: 90_000,
  report: 60_000,
  cash: 30_000,
  cancel: 15_000,
  continuePrint: 60_000,
  /** A question about a marking code; the answer of the server is polled, not waited for. */
  marking: 10_000,
  /** Answers that the library gives out of its own memory. */
  check: 5_000,
} as const;

/** For the whole check of one marking code: how long the server may be silent, ms. Source: dto10-driver 2.1 (60 s a code). */
export const MARKING_WAIT_MS = 60_000;
