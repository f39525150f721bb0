/** The sign itself, and as URLs, JSON and HTML write it. */
const AT = /@|＠|%40|\\u0040|&#0*64;|&#x0*40;/gi;
const AT_HERE = new RegExp(AT.source, 'iy');
/** RFC 5322 without quotes, and every script: a shop takes what its buyer typed. Lone surrogates are halves of a letter. */
const LOCAL = /[\p{L}\p{M}\p{N}\p{Cs}!#$%&'*+\-/=?^_`{|}~.]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}\p{Cs}_.-]/u;
/** A domain has letters, or is an address in numbers; `name@3.3.4` is a version. */
const IS_DOMAIN = /[\p{L}\p{M}\p{Cs}]|^\d{1,3}(?:\.\d{1,3}){3}$|^\[/u;
/** Quoted local parts longer than this are somebody's prose. */
const LONGEST_QUOTE = 66;

/**
 * E-mail addresses of any shape become `i***@***.ru`.
 *
 * Walks outward from every "at" instead of matching a whole address: a long text without one costs nothing,
 * whatever a site or a device sent.
 */
export function maskEmails(text: string): string {
  let masked = '';
  let done = 0;
  for (const at of text.matchAll(AT)) {
    if (at.index < done) continue;
    const start = startOfLocal(text, at.index, done);
    const end = endOfDomain(text, at.index + at[0].length);
    const domain = text.slice(at.index + at[0].length, end);
    if (start === at.index || !IS_DOMAIN.test(domain)) continue;
    masked += text.slice(done, start) + maskOf(text.slice(start, at.index), domain);
    done = end;
  }
  return masked + text.slice(done);
}

function startOfLocal(text: string, at: number, least: number): number {
  if (text[at - 1] === '"') {
    const quote = text.lastIndexOf('"', at - 2);
    if (quote >= Math.max(least, at - LONGEST_QUOTE)) return quote;
  }
  let start = at;
  while (start > least && LOCAL.test(text.charAt(start - 1))) start--;
  return start;
}

/** `a@b@c.ru`: what follows a domain with another sign is part of the same address. */
function endOfDomain(text: string, from: number): number {
  let end = endOfOneDomain(text, from);
  for (;;) {
    AT_HERE.lastIndex = end;
    const another = end > from && AT_HERE.test(text) ? AT_HERE.lastIndex : undefined;
    const further = another === undefined ? end : endOfOneDomain(text, another);
    if (another === undefined || further === another) return end;
    end = further;
  }
}

function endOfOneDomain(text: string, from: number): number {
  if (text[from] === '[') {
    const close = text.indexOf(']', from);
    return close < 0 || close - from > LONGEST_QUOTE ? from : close + 1;
  }
  let end = from;
  while (end < text.length && DOMAIN.test(text.charAt(end))) end++;
  // The full stop behind an address belongs to the sentence.
  while (end > from && /[._-]/.test(text.charAt(end - 1))) end--;
  return end;
}

function maskOf(local: string, domain: string): string {
  // Of a name of one or two letters the first would tell the whole.
  const first = local.length > 2 && /^[\p{L}\p{N}]/u.test(local) ? local.charAt(0) : '';
  const zone = /\.[\p{L}\p{N}-]{2,10}$/u.exec(domain)?.[0] ?? '';
  return `${first}***@***${zone}`;
}
