/** A person has said that no receipt is to be begun for a while. Times in ms since the epoch, our clock. */
export interface Pause {
  readonly until: number;
  /** Who set it last: the name of the user of this computer. */
  readonly by: string;
  /** Since when it lasts; setting its end anew does not begin it anew. */
  readonly since: number;
}

/** A pause that somebody forgets must end by itself: the law gives a receipt minutes, and no shop stands for longer than a day. */
export const PAUSE_AT_MOST_MS = 24 * 3_600_000;
