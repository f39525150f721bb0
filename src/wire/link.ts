/**
 * A line of bytes to somewhere: a COM port, USB-CDC, TCP, a pseudo-terminal, or two objects in memory.
 * Driver and virtual cashbox hold the two ends of the same thing, so each asks only for this.
 */
export interface ByteLink {
  /** For people: `COM5`, `tcp://10.0.0.7:5555`. Holds no secret. */
  readonly name: string;
  /** Resolves when the bytes are handed over; rejects when the line is gone. Order is kept. */
  write(bytes: Uint8Array): Promise<void>;
  /** One listener; bytes come in pieces of any size. Pieces that come before it is set are kept for it. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once, when either side closes or the line breaks. Called at once if that already happened. */
  onClose(listener: () => void): void;
  close(): Promise<void>;
}

/** Opens one line. Rejects with an error whose message a person can read. */
export type OpenLink = (signal: AbortSignal) => Promise<ByteLink>;
