export interface PackedMajor {
  readonly major: number;
  /** ISO day. */
  readonly released: string;
}
export const PACKED_MAJOR: PackedMajor;
/** The first moment it is out of support, ms since the epoch. */
export function supportEnds(packed?: PackedMajor): number;
/** What to do before it is shipped; undefined: nothing. */
export function electronOutOfSupport(version: string, now: number, packed?: PackedMajor): string | undefined;
