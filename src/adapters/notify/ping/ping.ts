import type { Clock } from '../../../core/ports/clock.ts';
import { exchange } from '../http.ts';
import { acceptStatus } from '../http-status.ts';

/** Tells a public service that this computer is alive; the service raises the alarm when it stops hearing. */
export interface Ping {
  /**
   * Once. Resolves when the service has heard it.
   *
   * @throws {KassaError} of the 85x family, without the address; the signal's reason
   */
  send(signal: AbortSignal): Promise<void>;
}

export interface PingParts {
  readonly clock: Clock;
  /** Gives the address, a secret: read at every ping and kept nowhere. */
  readonly url: () => string;
  /** As the settings say it. */
  readonly proxy: string;
}

export function createPing({ clock, url, proxy }: PingParts): Ping {
  return {
    async send(signal) {
      const address = url();
      const { status } = await exchange(clock, { method: 'GET', url: address, proxy }, signal);
      acceptStatus(status, new URL(address).hostname);
    },
  };
}
