/**
 * Text of a secret by the name of its file in the settings.
 *
 * @throws {KassaError} CB-804 in words, without a character of the text
 */
export type ReadSecret = (name: string) => string;
