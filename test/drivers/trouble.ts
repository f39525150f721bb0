/** The commands that decide: after each of them a blind repeat makes a second document, or moves cash twice. */
export type Decision = 'receipt' | 'openShift' | 'closeShift' | 'cashIn' | 'cashOut';

/**
 * What may go wrong at the deciding command, in words that mean the same on every driver. "Before": the device has done
 * nothing; "after": it has done all of it.
 */
export const TROUBLES = {
  errorBefore: 'an error nobody knows, and nothing was made',
  errorAfter: 'an error nobody knows, after it was made',
  silenceBefore: 'no answer at all, and nothing was made',
  silenceAfter: 'no answer at all, after it was made',
  crashBefore: 'the driver host dies before the device has seen it',
  crashAfter: 'the driver host dies after it was made',
  emptyAnswer: 'a good answer with nothing in it, after it was made',
  partialAnswer: 'a good answer with half of it missing, after it was made',
  cutBefore: 'the cable is out before the device has seen it',
  cutAfter: 'the cable is out after it was made',
  cutWhileReadingBack: 'a good answer, and the cable is out before the FN was read back',
  powerCutBefore: 'the power goes before it was made',
  powerCutAfter: 'the power goes after it was made',
  late: 'the device makes it long after everybody gave up',
  busy: 'the device says that it is busy, and nothing was made',
  strangerBefore: "another program's document slips in before it",
  strangerAfter: "another program's document slips in after it",
} as const;
export type TroubleName = keyof typeof TROUBLES;
