const PREFIX = 'dto:';

/**
 * Name of a deciding call in the journal: what it was about. No device keeps it, for none is asked: a call does not
 * outlive the driver host it was made in.
 */
export function taskRefOf(intent: string): string {
  return `${PREFIX}${intent}`;
}

/** Was this deciding call made through the library? */
export function isTaskRef(taskRef: string): boolean {
  return taskRef.startsWith(PREFIX);
}
