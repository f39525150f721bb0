import type { CallAnswer, CallName, CallRequest } from '../../contract/calls.ts';
import { refusalWords } from '../../contract/refusal-words.ts';
import type { ShiftClosing } from '../../contract/shift-closing.ts';
import type { Answered, Place, Preferences } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { DEED_WORDS } from '../words/deed-words.ts';
import { timeWords } from '../words/time-words.ts';
import type { Person } from './ask-person.ts';
import { pauseChoices } from './pause-choices.ts';

export interface CashboxDeedsParts {
  readonly ask: <N extends CallName>(name: N, request: CallRequest<N>) => Promise<Answered<CallAnswer<N>>>;
  readonly person: Person;
  readonly author: string;
  readonly clock: Clock;
  readonly language: () => Preferences['language'];
  /** Something has changed: icon and menu are to show it now. */
  readonly onDone: () => void;
}

/** How often a closing that was ordered is asked for, and how long, ms. The order stays with the agent whatever becomes of us. */
const ASK_EVERY_MS = 1_000;
const PATIENCE_MS = 3 * 60_000;

/** What the menu of the icon does with the agent. Each end is told in words, a refusal in those of the agent. */
export class CashboxDeeds {
  readonly #parts: CashboxDeedsParts;

  constructor(parts: CashboxDeedsParts) {
    this.#parts = parts;
  }

  /** Asks for how long, and says until when. */
  async pause(): Promise<void> {
    const { person, clock, author } = this.#parts;
    const choices = pauseChoices(clock.now());
    const answers = [...choices.map(({ words }) => this.#in(words)), this.#in(DEED_WORDS.cancel)];
    const [message, detail] = [this.#in(DEED_WORDS.pauseAsks), this.#in(DEED_WORDS.pauseDetail)];
    const chosen = choices[await person.ask({ message, detail, answers, cancel: choices.length })];
    if (!chosen) return;
    const why = await this.#refusal('pause', { until: chosen.until, author });
    const end = this.#in(timeWords(chosen.until, clock.now()));
    if (why === undefined) this.#tell(DEED_WORDS.pauseDone, `${this.#in(UNTIL)} ${end}`);
    else this.#tell(DEED_WORDS.pauseFailed, why);
  }

  async resume(): Promise<void> {
    const why = await this.#refusal('resume', { author: this.#parts.author });
    if (why === undefined) this.#tell(DEED_WORDS.resumeDone, '');
    else this.#tell(DEED_WORDS.resumeFailed, why);
  }

  async xReport(cashboxId: string): Promise<void> {
    const why = await this.#refusal('xReport', { cashboxId, author: this.#parts.author });
    if (why === undefined) this.#tell(DEED_WORDS.xReportDone, cashboxId, placeOf(cashboxId));
    else this.#tell(DEED_WORDS.xReportFailed, why, placeOf(cashboxId));
  }

  /** Asks first: what it makes is a fiscal document. */
  async closeShift(cashboxId: string): Promise<void> {
    const { person, author, ask } = this.#parts;
    const answer = await person.ask({
      message: `${this.#in(DEED_WORDS.closeAsks)} «${cashboxId}»?`,
      detail: this.#in(DEED_WORDS.closeDetail),
      answers: [this.#in(DEED_WORDS.closeYes), this.#in(DEED_WORDS.cancel)],
      cancel: 1,
    });
    if (answer !== 0) return;
    const ordered = await ask('closeShift', { cashboxId, author });
    const place = placeOf(cashboxId);
    if (!ordered.ok) return this.#tell(DEED_WORDS.closeFailed, this.#in(ordered.words), place);
    if (!ordered.answer.done) return this.#tell(DEED_WORDS.closeFailed, this.#in(refusalWords(ordered.answer)), place);
    const [title, body] = this.#closingWords(await this.#endOfClosing(ordered.answer.jobId));
    this.#tell(title, body, place);
  }

  #closingWords(closing: ShiftClosing | undefined): readonly [title: Words, body: string] {
    if (closing?.state === 'closed') return [DEED_WORDS.closeDone, this.#in(fdWords(closing.document.fdNumber))];
    if (closing?.state === 'met') return [DEED_WORDS.closeMet, ''];
    if (closing?.state === 'failed') return [DEED_WORDS.closeFailed, this.#in(refusalWords(closing))];
    const why = closing?.ru === undefined ? '' : this.#in(refusalWords({ ...closing, ru: closing.ru }));
    return [DEED_WORDS.closeWaits, why];
  }

  /** @returns the end, or how far it is when patience is over; undefined when nobody can tell */
  async #endOfClosing(jobId: number): Promise<ShiftClosing | undefined> {
    const { clock, ask } = this.#parts;
    const startMs = clock.monotonicMs();
    for (;;) {
      const answered = await ask('shiftClosing', { jobId });
      if (answered.ok && answered.answer.state !== 'waiting') return answered.answer;
      if (clock.monotonicMs() - startMs >= PATIENCE_MS) return answered.ok ? answered.answer : undefined;
      await clock.sleep(ASK_EVERY_MS);
    }
  }

  /** @returns undefined when it is done, otherwise why not */
  async #refusal<N extends 'pause' | 'resume' | 'xReport'>(
    name: N,
    request: CallRequest<N>,
  ): Promise<string | undefined> {
    const answered: Answered<CallAnswer<'pause'>> = await this.#parts.ask(name, request);
    if (!answered.ok) return this.#in(answered.words);
    return answered.answer.done ? undefined : this.#in(refusalWords(answered.answer));
  }

  #tell(title: Words, body: string, place?: Place): void {
    this.#parts.person.tell(this.#in(title), body, place);
    this.#parts.onDone();
  }

  #in(words: Words): string {
    return words[this.#parts.language()];
  }
}

const placeOf = (cashboxId: string): Place => ({ screen: 'cashbox', cashboxId });
const fdWords = (fdNumber: number): Words => ({ ru: `ФД ${fdNumber}`, en: `FD ${fdNumber}` });
const UNTIL: Words = { ru: 'до', en: 'until' };
