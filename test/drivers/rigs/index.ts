import type { Rig } from '../rig.ts';
import { serialRig } from './serial.ts';

/** The three drivers of one and the same list of promises. */
export const RIGS: readonly Rig[] = [serialRig];
