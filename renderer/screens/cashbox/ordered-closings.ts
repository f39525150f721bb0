/** Closings that were ordered here, by cashbox: whoever looks at another screen meanwhile finds them again. */
const ordered = new Map<string, number>();

export function orderedClosing(cashboxId: string): number | undefined {
  return ordered.get(cashboxId);
}

export function keepClosing(cashboxId: string, jobId: number): void {
  ordered.set(cashboxId, jobId);
}
