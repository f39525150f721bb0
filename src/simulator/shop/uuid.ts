import type { SiteSettings } from './site-settings.ts';

const MAX_LENGTH = 100;

/** Names one hand-out: `<type>|<server name>|<id>[|<unix seconds of this hand-out>]`. Source: bitrix-protocol.md, 6.1. */
export function uuidOf(type: 'check' | 'report', id: number, nowMs: number, site: SiteSettings): string {
  const parts: (string | number)[] = [type, site.serverName, id];
  if (site.uuidForm === 'fourParts') parts.push(Math.floor(nowMs / 1000));
  return parts.join('|').slice(0, MAX_LENGTH);
}
