/**
 * Reads a secret by the name of its file in the settings, and gives what `accept` makes of its text. A text that
 * `accept` throws at is left in its file as the person wrote it.
 *
 * @throws {KassaError} CB-804 in words, without a character of the text; and what `accept` throws
 */
export type ReadSecret = <T>(name: string, accept: (text: string) => T) => T;
