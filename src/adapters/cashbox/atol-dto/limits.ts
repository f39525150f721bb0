/**
 * How long a call may take, ms; past it the driver host is killed, and whatever the call was doing is read back from the
 * FN. The library itself waits 45 to 416 s on a dead link (dto10-driver 9.x), so every limit is ours: a lost link must be
 * known within seconds. A kill costs a reconnection and a look at the FN, never a receipt, so none needs to be generous.
 */
export const LIMITS = {
  /** A silent device is known after 1 s, one of platform 5 after 5. */
  open: 12_000,
  /** Who it is: some forty round trips. */
  identity: 12_000,
  /** One look; the dearest is fourteen round trips of a few ms. The library would wait 15 s on a silent device. */
  reading: 8_000,
  /** The tags of one document: a round trip for each of them. */
  document: 15_000,
  /** Opening and filling a receipt, without its lines. */
  fill: 10_000,
  /** One line more: a round trip for each of its tags. */
  fillPerLine: 300,
  /** Close of a receipt that is not printed, and its document read back: the FN signs within two seconds. */
  closeQuiet: 10_000,
  /** Close of a printed one: head and foot of the paper go on while the library waits. */
  closePrinted: 12_000,
  /** The paper of one line more. */
  printPerLine: 200,
  /** A receipt as one task: filled and closed in the same call; its lines come on top. */
  receiptTask: 20_000,
  openShift: 20_000,
  /** A Z report prints long, and clears. */
  closeShift: 60_000,
  report: 30_000,
  cash: 15_000,
  cancel: 10_000,
  continuePrint: 30_000,
  /** A question about a marking code; the answer of the server is polled, not waited for. */
  marking: 10_000,
  /** Answers that the library gives out of its own memory. */
  check: 5_000,
} as const;

/** For the whole check of one marking code: how long the server may be silent, ms. Source: dto10-driver 2.1 (60 s a code). */
export const MARKING_WAIT_MS = 60_000;
