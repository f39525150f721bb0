/** Exit codes, kept stable: scripts of other people look at them. */
export const EXIT = {
  fine: 0,
  trouble: 1,
  /** Wrong arguments or settings. */
  usage: 2,
  /** Another agent holds the state folder or the device. */
  alreadyRunning: 3,
  agentAbsent: 4,
} as const;

/** How long open handles may keep a finished process, ms. */
const LINGER_MS = 2_000;

/** Ends with that code when everything written has left; whatever still lingers then is cut off. */
export function exit(code: number): void {
  process.exitCode = code;
  setTimeout(() => process.exit(code), LINGER_MS).unref();
}
