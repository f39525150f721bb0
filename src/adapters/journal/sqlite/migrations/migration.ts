/** One step of the journal's schema. Once released, a step is never edited: a mistake is mended by the next one. */
export interface Migration {
  /** `user_version` after this step; steps count up by one from 1. */
  readonly version: number;
  /**
   * May a program that knows only the steps before this one go on with the file, reading and writing? True of a step that
   * only adds tables, indexes, views and triggers, leaves all that was there as it was, and keeps what it adds right by
   * triggers or makes it anew at its own next start. Steps before the fourth: programs before them know no such mark.
   */
  readonly isAdditive: boolean;
  readonly sql: string;
}
