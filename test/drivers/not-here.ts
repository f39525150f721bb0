import type { NotHere } from './promise.ts';
import type { TroubleName } from './trouble.ts';

export const NO_PROCESS: NotHere = { 'atol-serial': 'our own driver has no library and no process that could die' };
const NATIVE = 'this build makes receipts by native calls, which answer a number; see the opening of a shift';
const NOT_ON_THE_WIRE = 'a code of the library, which this device has no way to make it say';
const ON_THE_WIRE = 'a code of the library, which our own driver does not use';

/** Which troubles say nothing about which driver, and why. */
export const NOT_HERE: Partial<Record<TroubleName, NotHere>> = {
  crashBefore: NO_PROCESS,
  crashAfter: NO_PROCESS,
  emptyAnswer: { 'dto 10.8.0.0': NATIVE },
  partialAnswer: { 'atol-serial': 'an answer to the close has no parts; see the empty one', 'dto 10.8.0.0': NATIVE },
  hollow: {
    'atol-serial': 'a device answers the close with success only when it has done it',
    'dto 10.8.0.0': 'a device answers the close with success only when it has done it',
  },
  interrupted: { 'atol-serial': ON_THE_WIRE, 'dto 10.8.0.0': NOT_ON_THE_WIRE },
  reboot: { 'atol-serial': ON_THE_WIRE, 'dto 10.8.0.0': NOT_ON_THE_WIRE },
  mustCancel: { 'atol-serial': ON_THE_WIRE, 'dto 10.8.0.0': NOT_ON_THE_WIRE },
};
