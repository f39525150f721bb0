import type { Rig } from '../rig.ts';
import { doubleRig } from './double.ts';
import { realRig } from './real.ts';
import { serialRig } from './serial.ts';

/** The drivers of one and the same list of promises. */
export const RIGS: readonly Rig[] = [serialRig, doubleRig, realRig];
