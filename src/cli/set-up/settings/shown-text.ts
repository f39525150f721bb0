/** The settings file as a person has seen it last: so that two set-ups at once do not silently undo each other. */
export class ShownText {
  #text: string | undefined;
  #isKnown = false;

  /** A person sees this from now on; undefined: no file. */
  now(text: string | undefined): void {
    this.#text = text;
    this.#isKnown = true;
  }

  /** Is the file another one than was shown? Nobody who has not looked is disturbed. */
  isOld(text: string | undefined): boolean {
    return this.#isKnown && text !== this.#text;
  }
}
