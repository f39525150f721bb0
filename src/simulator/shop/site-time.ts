/** Wall time as the site's PHP sees it: local text without a zone. All moments are Unix milliseconds. */

const DAY_MS = 86_400_000;

const two = (n: number) => String(n).padStart(2, '0');

/** `d.m.Y H:i:s` in the site's zone, as V2 and V3 checks carry it. */
export function siteTimeText(atMs: number, utcOffsetMinutes: number): string {
  const d = new Date(atMs + utcOffsetMinutes * 60_000);
  const date = `${two(d.getUTCDate())}.${two(d.getUTCMonth() + 1)}.${d.getUTCFullYear()}`;
  return `${date} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;
}

/**
 * Reads the `t` of a fiscal QR text in the site's zone.
 *
 * Shape:   `YYYYMMDDTHHMMSS` or `YYYYMMDDTHHMM`
 * Returns: Unix seconds, or null when PHP could not read it (a date that does not exist counts as unreadable:
 *          the page is silent there, and the stricter shop is the better test)
 * Source:  bitrix-protocol.md, section 8.1
 */
export function qrTimeToUnixS(text: string, utcOffsetMinutes: number): number | null {
  const m = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?$/.exec(text);
  if (!m) return null;
  const [year, month, day, hour, minute, second] = m.slice(1).map((part) => Number(part ?? 0));
  const iso = `${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${two(second ?? 0)}`;
  const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0);
  if (!new Date(at).toISOString().startsWith(iso)) return null;
  return Math.floor((at - utcOffsetMinutes * 60_000) / 1000);
}

/** The last moment at or before `nowMs` when the site's clock showed `HH:MM`. */
export function lastTimeOfDayMs(nowMs: number, hhmm: string, utcOffsetMinutes: number): number {
  const [hours, minutes] = hhmm.split(':').map(Number);
  const offsetMs = utcOffsetMinutes * 60_000;
  const midnight = Math.floor((nowMs + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
  const today = midnight + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
  return today <= nowMs ? today : today - DAY_MS;
}
