import type { CallResult, LibraryCall } from '../../../../contract/driver-host.ts';

/** The vendor's library in a child process of its own: calls go in, results come out, a hung one is killed. */
export interface Library {
  /** As the library says it, `10.8.0.0`. */
  readonly version: string;
  /** Resolves when the child process has ended, by itself, by a crash or by a kill. */
  readonly gone: Promise<void>;
  /**
   * Makes the calls one after the other, up to the first that fails and may not.
   *
   * @param limitMs for all of them; past it the child is killed, and nobody knows what the device did
   * @throws KassaError CB-120 killed past its limit, CB-121 the child ended by itself
   */
  call(calls: readonly LibraryCall[], limitMs: number, signal: AbortSignal): Promise<readonly CallResult[]>;
  /** Ends the child: a fair `close` first, then a kill. Safe to call twice. */
  end(): Promise<void>;
}

/**
 * Starts a driver host and loads the library in it. The device is not opened yet: that is the call `open`.
 *
 * @param settings of the library, by key
 * @throws KassaError CB-122 and on, one for each way a library can be missing
 */
export type OpenLibrary = (settings: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Library>;
