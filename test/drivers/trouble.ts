/** The commands that decide: after each of them a blind repeat makes a second document, or moves cash twice. */
export type Decision = 'receipt' | 'openShift' | 'closeShift' | 'cashIn' | 'cashOut';

/**
 * What may go wrong at the deciding command, in words that mean the same on every driver. "Before": the device has done
 * nothing; "after": it has done all of it. Numbers are those of the statements in dto10-driver, section 4.
 */
export const TROUBLES = {
  errorBefore: 'an error nobody knows, and nothing was made (4.4, 4)',
  errorAfter: 'an error nobody knows, after it was made (4.2, 1: an error is no absence)',
  silenceBefore: 'no answer at all, and nothing was made (4.1, T4)',
  silenceAfter: 'no answer at all, after it was made (4.1, T5)',
  crashBefore: 'the driver host dies before the device has seen it (4.1, T4)',
  crashAfter: 'the driver host dies after it was made (4.1, T7)',
  emptyAnswer: 'a good answer with nothing in it, after it was made (4.2, 2)',
  partialAnswer: 'a good answer with half of it missing, after it was made (4.2, 2)',
  hollow: 'a good answer, and nothing was made (4.2, 3: success is no receipt)',
  cutBefore: 'the cable is out before the device has seen it (4.1, T4)',
  cutAfter: 'the cable is out after it was made (4.2, 1: it could not be asked whether it was closed)',
  cutWhileReadingBack: 'a good answer, and the cable is out before the FN was read back (4.1, T6)',
  powerCutBefore: 'the power goes before it was made (4.1, T4)',
  powerCutAfter: 'the power goes after it was made (4.1, T5)',
  late: 'the device makes it long after everybody gave up (4.4, 3)',
  stuck: 'the device is at it for long, and busy to everybody meanwhile (4.4, 3)',
  busy: 'the device says that it is busy, and nothing was made (4.4, 3)',
  strangerBefore: "another program's document slips in before it (4.3: the number grew by more than ours)",
  strangerAfter: "another program's document slips in after it (4.3: the last receipt is somebody else's)",
  strangerInstead: "another program's document comes and ours does not (4.3: the number grew, and it is not ours)",
  interrupted: 'the device says that the close was interrupted, after it was made (4.5: 177)',
  reboot: 'the device wants to be started anew, after it was made (4.5: 188)',
  mustCancel: 'the device says that the document must be cancelled (4.5: 203)',
} as const;
export type TroubleName = keyof typeof TROUBLES;

/** Where a receipt can break before its close (4.1, T2 and T3). */
export const MOMENTS = {
  open: 'while it is opened',
  line: 'in the middle of its lines',
  payment: 'while it is paid',
} as const;
export type Moment = keyof typeof MOMENTS;
