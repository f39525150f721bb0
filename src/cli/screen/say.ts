/** A line for the person who asked. */
export function say(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** A line that is no part of the answer: reasons, warnings. */
export function complain(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
}
