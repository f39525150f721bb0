/** One step of the journal's schema. Once released, a step is never edited: a mistake is mended by the next one. */
export interface Migration {
  /** `user_version` after this step; steps count up by one from 1. */
  readonly version: number;
  readonly sql: string;
}
