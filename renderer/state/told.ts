import { useSyncExternalStore } from 'react';

/** Something the shell tells this page, each time it has changed. */
export interface Told<T> {
  /** Resolves when the first is there; rejects when the shell did not take the question. */
  readonly first: Promise<void>;
  /** The newest; undefined until the first is there. */
  readonly use: () => T | undefined;
}

/**
 * Asks for the first and listens for the next from the page's start on: what is drawn first is how things are, and nothing is
 * missed between the asking and the drawing.
 */
export function told<T>(ask: () => Promise<T>, on: (hear: (next: T) => void) => () => void): Told<T> {
  const readers = new Set<() => void>();
  let newest: T | undefined;
  const keep = (next: T) => {
    newest = next;
    for (const read of readers) read();
  };
  on(keep);
  // One may have come by itself while we asked: the newer one stays.
  const first = ask().then((asked) => keep(newest ?? asked));
  const subscribe = (read: () => void) => {
    readers.add(read);
    return () => readers.delete(read);
  };
  return { first, use: () => useSyncExternalStore(subscribe, () => newest) };
}
