import type { Place } from '../../contract/window.ts';

/** A question with some answers; native and without a window of ours. */
export interface Question {
  readonly message: string;
  readonly detail?: string;
  /** Buttons in order. */
  readonly answers: readonly string[];
  /** Which answer Escape and the closing of the question mean. */
  readonly cancel: number;
  readonly isWarning?: boolean;
}

export interface FileWish {
  readonly title: string;
  /** Whole path that is offered. */
  readonly path: string;
  readonly extension: string;
}

/** How the tray talks to the person before it. */
export interface Person {
  /** @returns the index of the answer */
  ask(question: Question): Promise<number>;
  /**
   * Says something that matters and is no answer to a click long ago.
   *
   * @param place where a click leads: the screen Now where none is named
   */
  tell(title: string, body: string, place?: Place): void;
  /** @returns where to write; undefined: nowhere */
  whereTo(wish: FileWish): Promise<string | undefined>;
  /** @returns which to read; undefined: none */
  which(wish: Omit<FileWish, 'path'>): Promise<string | undefined>;
}
