import type { ErrorCode } from '../errors.ts';
import type { LightState, Lights } from '../health/light.ts';

export type LightPart = keyof Lights;

/** Whatever stops a cashbox is told by one of these, besides by the alarm of that very sign. */
const STANDS = ['cashbox-silent', 'cashbox-stopped'] as const;
const FN_ENDS = ['fn-soon', 'fn-days', 'fn-memory'] as const;
const OFD = ['ofd-backlog', 'ofd-backlog-count', 'fn-ofd-too-long'] as const;

const BY_CODE: Partial<Readonly<Record<ErrorCode, readonly string[]>>> = {
  'CB-102': ['receipt-in-doubt'],
  'CB-201': ['paper-out'],
  'CB-203': ['cover-open'],
  'CB-204': ['printer-fault'],
  'CB-301': ['shift-long'],
  'CB-305': ['fn-phase'],
  'CB-306': ['fn-critical'],
  'CB-307': ['fn-urgent', 'fn-days'],
  'CB-312': OFD,
  'CB-320': ['paused'],
};

/**
 * The kinds of alarms that say the same as a light that is not fine, about the same shop or cashbox: one trouble is told once.
 * An alarm begins later than its light, and some lights have none: then the light has to speak for itself.
 *
 * @param training of that cashbox: the light of its FN may be about the FN being a test one, and no alarm is
 */
export function alarmsLikeLight(
  part: LightPart,
  { state, code }: { readonly state: LightState; readonly code?: ErrorCode | undefined },
  training: boolean,
): readonly string[] {
  if (part === 'site') return ['site-unreachable'];
  if (code !== undefined) return [...(BY_CODE[code] ?? []), ...STANDS];
  if (part === 'ofd') return OFD;
  if (part === 'cashbox') return state === 'unknown' ? STANDS : [];
  return training || state === 'unknown' ? [] : FN_ENDS;
}
