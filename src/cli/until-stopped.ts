const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;
/** A signal that follows another this soon is the same key pressed once: a terminal and a parent both send it, ms. */
const SAME_PRESS_MS = 1_000;

/**
 * Resolves when somebody wants the process to end. A second wish, later on, ends it at once: whatever is in the middle then
 * is settled from the journal at the next start.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const stop = () => {
      const now = performance.now();
      if (firstAt !== undefined && now - firstAt > SAME_PRESS_MS) process.exit(130);
      firstAt ??= now;
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}
