import type { Words } from './words.ts';

/** Why something a person asked for is not done. The message is the Russian sentence, as log and command line say it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly words: Words;

  constructor(words: Words) {
    super(words.ru);
    this.words = words;
  }
}

export const refusal = (ru: string, en: string): Refusal => new Refusal({ ru, en });

export const noSuchRecord = (jobId: number): Refusal =>
  refusal(`Записи ${jobId} нет в журнале`, `The journal has no record ${jobId}`);
