import { maskContacts } from './mask.ts';

/** Values that are secret by their name. Names of files they lie in are not: `urlFile`, `passwordsFile`. */
const SECRET_FIELD = /pass|secret|token|hash|credential|api-?key|authorization|cookie/i;
const FILE_FIELD = /file$/i;
/** A person, and of no use to whoever helps. */
const PERSON_FIELD = /^cashier$/i;
const HIDDEN = '***';

/**
 * Settings, or any tree of values, without what opens something: of links only the site is left, since secrets lie in
 * paths too; secrets by name, people and contacts become `***`.
 */
export function withoutSecrets(value: unknown, key = ''): unknown {
  if (PERSON_FIELD.test(key) && value !== undefined) return HIDDEN;
  if (SECRET_FIELD.test(key) && !FILE_FIELD.test(key) && typeof value !== 'boolean') return HIDDEN;
  if (typeof value === 'string') return withoutLinks(isNumber(key) ? value : maskContacts(value));
  if (Array.isArray(value)) return value.map((inner) => withoutSecrets(inner, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutSecrets(inner, name)]));
}

/** Numbers of devices and firms, which are text and look like anything. */
function isNumber(key: string): boolean {
  return /^(?:inn|vatin|serialNumber|fnSerial|kktSerial|kktRegNumber|fiscalSign|ofdFiscalSign)$/.test(key);
}

/** `https://user:word@shop.example/path?hash=…` becomes `https://shop.example/***`. */
export function withoutLinks(text: string): string {
  return text.replace(
    /\b(https?|wss?|ftp):\/\/(?:[^\s/@"']*@)?([^\s/?#"']+)([/?#][^\s"']*)?/gi,
    (_all, scheme, host, rest) =>
      rest === undefined || rest === '/' ? `${scheme}://${host}` : `${scheme}://${host}/${HIDDEN}`,
  );
}
