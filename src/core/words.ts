/** What is said to a person, in both languages of the program. */
export interface Words {
  readonly ru: string;
  readonly en: string;
}
