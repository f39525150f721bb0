import { join, sep } from 'node:path';

/** Scheme and host of our own pages: what Chromium takes for their origin. */
export const PAGE_SCHEME = 'kassabridge';
const PAGE_HOST = 'window';
export const PAGE_ADDRESS = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`;

/** Is this one of our own pages? */
export function isOurPage(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${PAGE_SCHEME}:` && url.host === PAGE_HOST;
}

/**
 * The file behind an address of ours.
 *
 * @param folder whole path of all a window may read
 * @returns undefined for anything that does not lie in it, however it is written
 */
export function pageFile(address: string, folder: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !isOurPage(address)) return undefined;
  const path = decoded(url.pathname);
  // Nothing of ours has a name like these; on Windows `\` and `:` lead to other folders, drives and streams.
  if (path === undefined || /[\\:\0]/.test(path)) return undefined;
  const file = join(folder, path === '/' ? '/index.html' : path);
  return file.startsWith(folder + sep) ? file : undefined;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
