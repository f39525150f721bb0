import type { Words } from '../../words/words.ts';

/** At every name of a training device: nobody takes it for a real one. */
export const TRAINING: Words = { ru: 'УЧЕБНАЯ', en: 'TRAINING' };
