import { getProxyForUrl } from 'proxy-from-env';
import { KassaError } from '../../core/errors.ts';
import { isThisComputer } from './this-computer.ts';

/**
 * The proxy on the way to a server, or undefined when there is none. Chosen here for HTTP and mail alike, so that whoever
 * is not reached can be named.
 *
 * @param setting `system`: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY of the environment; `none`; or `http://host:port`
 * @param host a name or an address, IPv6 in brackets or not
 * @returns an `http:` or `https:` URL; one from the environment may hold a password
 * @throws {KassaError} CB-858 when the environment names something else
 */
export function proxyFor(setting: string, host: string, port: number): URL | undefined {
  // What is meant for this computer may be readable, and at the proxy's it would be.
  if (setting === 'none' || isThisComputer(host)) return undefined;
  return setting === 'system' ? ofEnvironment(host, port) : new URL(setting);
}

function ofEnvironment(host: string, port: number): URL | undefined {
  const authority = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  // Mail asks as HTTPS does: both need a tunnel.
  const text = getProxyForUrl(`https://${authority}:${port}`);
  if (text === '') return undefined;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy?.protocol === 'http:' || proxy?.protocol === 'https:') return proxy;
  throw new KassaError('CB-858', 'прокси в переменной HTTPS_PROXY не вида http://адрес:порт');
}

/** The port a proxy listens at: a URL drops the one that is usual. */
export function proxyPort({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/** For a person: where it is, without its password. */
export function proxyWords(proxy: URL): string {
  return `прокси ${proxy.hostname}:${proxyPort(proxy)}`;
}
