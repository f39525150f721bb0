/** A sentence in both languages of the screen. */
export interface Words {
  readonly ru: string;
  readonly en: string;
}

export type Language = keyof Words;
