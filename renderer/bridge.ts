import type { WindowBridge } from '../src/contract/window.ts';

declare global {
  interface Window {
    /** Put there by the preload; all a page has of the world. */
    readonly kassabridge: WindowBridge;
  }
}

export const bridge: WindowBridge = window.kassabridge;
