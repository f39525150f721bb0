import type { WindowEventName } from '../contract/window.ts';

/** The part of Electron's ipcRenderer that a bridge needs. */
export interface Wire {
  invoke(channel: string, name: string, request: unknown): Promise<unknown>;
  on(channel: string, listener: (event: unknown, name: WindowEventName, said: unknown) => void): unknown;
}
