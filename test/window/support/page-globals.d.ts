import type { MadeCall } from './fake-bridge.ts';

declare global {
  interface Window {
    /** Put into the page for one look. */
    readonly axe: typeof import('axe-core');
  }

  interface Window {
    /** Put into the page by the fake bridge: asks this process. */
    __ask(to: MadeCall['to'] | string, name: string, request: unknown): Promise<unknown>;
    /** Hands an event to the listeners of the page. */
    __tell(name: string, event: unknown): void;
  }
}
