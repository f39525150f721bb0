/**
 * What must never stand in a log: contacts of buyers and the shop link.
 * Numbers of ours are left alone: serial numbers have 14 digits, FN numbers and registrations 16, INN and fiscal sign 10 or 12.
 */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/(hash(?:=|%3D))[^&\s"'<>]+/gi, '$1***'],
  [/[\p{L}\p{N}._%+-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu, '***@***'],
  // +7…, any country, with or without spaces, brackets and dashes.
  [/\+\d(?:[\s()-]{0,2}\d){9,13}(?!\d)/g, '+***'],
  // 8 or 7 and ten digits: exactly eleven, so never one of our own numbers.
  [/(?<![\d.])[78](?:[\s()-]{0,2}\d){10}(?![\d.]?\d)/g, '***'],
  // Ten digits written as a phone is written.
  [/(?<!\d)\(?\d{3}\)?[\s-]\d{3}[\s-]\d{2}[\s-]\d{2}(?!\d)/g, '***'],
];

export function mask(text: string): string {
  let masked = text;
  for (const [pattern, replacement] of MASKS) masked = masked.replace(pattern, replacement);
  return masked;
}
