/** A cell that says something we cannot read exactly. The message says what, in Russian. */
export class UnreadableCellError extends Error {
  override readonly name = 'UnreadableCellError';
}
