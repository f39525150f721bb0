/** What the host asks of the task buffer (atol-serial-protocol 3.2). */
export const REQUEST = { add: 0xc1, acknowledge: 0xc2, ask: 0xc3, abort: 0xc4 } as const;

/** "Send the result": without it only errors are told. */
export const NEED_RESULT = 0x01;

/** Statuses and rejections the device answers with. */
export const STATUS = {
  pending: 0xa1,
  inProgress: 0xa2,
  done: 0xa3,
  error: 0xa4,
  stopped: 0xa5,
  asyncDone: 0xa6,
  asyncError: 0xa7,
  waiting: 0xa8,
  overflow: 0xb1,
  tidExists: 0xb2,
  noSuchTid: 0xb3,
  illegalValue: 0xb4,
} as const;

/** Is the task waiting or running inside the device? */
export const isAlive = (status: number | undefined): boolean =>
  status === STATUS.pending || status === STATUS.inProgress || status === STATUS.waiting;
export const isDone = (status: number | undefined): boolean => status === STATUS.done || status === STATUS.asyncDone;
export const isFailed = (status: number | undefined): boolean =>
  status === STATUS.error || status === STATUS.asyncError;

/** Task ids 00..DC, as the vendor's driver: DE and DF are its OFD tunnel. */
export const LAST_TID = 0xdc;

/** A task's name in the journal. */
export const taskRefOf = (tid: number): string => `tid-${tid.toString(16).padStart(2, '0')}`;

/** A deciding command of another driver bears that driver's word before a colon: `dto:…`. */
export const isOfAnotherDriver = (taskRef: string): boolean => /^[a-z][a-z-]*:/.test(taskRef);

/** @returns undefined when the text is no task of ours */
export function tidOf(taskRef: string): number | undefined {
  const hex = /^tid-([0-9a-f]{2})$/.exec(taskRef)?.[1];
  if (hex === undefined) return undefined;
  const tid = Number.parseInt(hex, 16);
  return tid <= LAST_TID ? tid : undefined;
}
