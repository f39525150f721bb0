const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/**
 * Ctrl+C in the agent's terminal, and the end of its service, are told to every process there. The agent then finishes
 * the receipt in hand, and needs its driver host for that: only the agent, or the agent's end, ends a driver host.
 */
export function outliveTerminal(): void {
  for (const signal of SIGNALS) process.on(signal, () => undefined);
}
