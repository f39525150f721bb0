import type { Autostart } from '../../../contract/window.ts';

export type WayStatus = Autostart['logOn'];

/** One way to be started by the system. What it says was read back from the system, never remembered. */
export interface AutostartWay {
  read(): Promise<WayStatus>;
  /** Resolves also when the system refuses: the next reading tells. */
  set(on: boolean): Promise<void>;
}
