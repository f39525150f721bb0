import type { SetUpAnswer, SetUpForm, SetUpStep } from '../../../../src/contract/set-up.ts';
import type { Autostart } from '../../../../src/contract/window.ts';
import { bridge } from '../../../bridge.ts';
import type { Words } from '../../../words/words.ts';
import { type Draft, draftOf, EMPTY_DRAFT, formOf, type TextPath, withoutSecrets } from './draft.ts';
import { LATE_LINK, LATE_SEARCH, LATE_TRIAL } from './late-words.ts';
import { LongRun } from './long-run.ts';
import { isPathIn, type Step } from './steps.ts';
import { NEW_STATE, type WizardState } from './wizard-state.ts';

const MINUTE = 60_000;
/** After the last change of the link, ms: by then a person has pasted the whole of it. */
const SETTLED_MS = 800;

export type Saving =
  | { readonly state: 'saved' }
  /** Fields have faults. */
  | { readonly state: 'faulty' }
  /** It could not even be asked. */
  | { readonly state: 'failed'; readonly words: Words };

/**
 * What the set-up knows, as long as the window is open: whoever looks at another screen finds it as it was left.
 * Listeners are told of each change.
 */
export class Wizard {
  readonly link = this.#run<SetUpAnswer<'tryLink'>>('link', 2 * MINUTE, LATE_LINK);
  readonly search = this.#run<SetUpAnswer<'findCashboxes'>>('search', 5 * MINUTE, LATE_SEARCH);
  readonly trial = this.#run<SetUpAnswer<'trial'>>('trial', 2 * MINUTE, LATE_TRIAL);
  readonly #listeners = new Set<() => void>();
  #state: WizardState = NEW_STATE;
  #looking: Promise<void> | undefined;
  #linkTimer: ReturnType<typeof setTimeout> | undefined;

  get state(): WizardState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whoever opens the screen: asks what may have changed meanwhile, and keeps what was typed. */
  open(): void {
    if (!this.#state.isChanged) void this.load();
    if (!this.#state.others) void this.lookAround();
    void this.readAutostart();
  }

  /** Whoever looks at another screen. */
  leave(): void {
    this.#patch({ isEntered: false, focus: undefined });
  }

  async load(): Promise<void> {
    const answered = await bridge.setUp.settings({});
    if (!answered.ok) return this.#patch({ fileFault: answered.words });
    const { answer } = answered;
    this.#patch({ file: answer.state, fileFault: undefined, fileFaults: [], faults: [] });
    if (answer.state === 'faulty') this.#patch({ fileFaults: answer.faults });
    if (answer.state !== 'found') return;
    this.#patch({ stored: answer.secrets, hasMore: answer.more });
    // What somebody has begun to type while we asked counts.
    if (!this.#state.isChanged) this.#patch({ draft: draftOf(answer.form) });
  }

  /** Another file counts now: nothing of what was typed does. */
  async replaced(): Promise<void> {
    this.link.forget();
    this.trial.forget();
    this.#patch({ draft: EMPTY_DRAFT, isChanged: false, isSaved: false, savedAt: Date.now(), step: 'missing' });
    await this.load();
  }

  /** Looks anew; whoever wants it while that goes on waits for the same look. */
  lookAround(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async readPorts(): Promise<void> {
    const answered = await bridge.setUp.serialPorts({});
    this.#patch({ serialPorts: answered.ok ? answered.answer : { ports: [], listed: false } });
  }

  async readAutostart(): Promise<void> {
    this.#patch({ autostart: await bridge.shell.autostart({}) });
  }

  async setAutostart(way: keyof Autostart, on: boolean): Promise<void> {
    this.#patch({ autostart: await bridge.shell.setAutostart({ way, on }) });
  }

  /** @param focus path of the field that is to take the focus there */
  go(step: Step, focus?: string): void {
    this.#patch({ step, focus, isEntered: true });
  }

  type(path: TextPath, text: string): void {
    const { draft } = this.#state;
    this.edit({ ...draft, texts: { ...draft.texts, [path]: text } }, path);
  }

  /** @param paths whose faults are no longer told */
  edit(draft: Draft, ...paths: readonly string[]): void {
    const faults = this.#state.faults.filter((fault) => !paths.some((path) => isPathIn(fault.path, path)));
    const isOtherLink = linkKey(draft) !== linkKey(this.#state.draft);
    this.#patch({ draft, faults, isChanged: true, isSaved: false });
    if (isOtherLink) this.#linkChanged();
  }

  keepMissing(missing: readonly SetUpStep[]): void {
    this.#patch({ missing });
  }

  namePorts(ports: readonly string[]): void {
    this.#patch({ ports });
  }

  /** Tries what was pasted, or (nothing pasted) what is stored. */
  tryLink(): void {
    const { draft } = this.#state;
    const { link } = formOf(draft).shop;
    const { apiVersion } = draft;
    clearTimeout(this.#linkTimer);
    this.link.start((runId) => bridge.setUp.tryLink({ runId, ...(link !== undefined && { link }), apiVersion }));
  }

  findCashboxes(): void {
    const { ports } = this.#state;
    this.search.start((runId) => bridge.setUp.findCashboxes({ runId, ports: [...ports] }));
  }

  tryAll(): void {
    const form = formOf(this.#state.draft);
    this.trial.start((runId) => bridge.setUp.trial({ runId, form }));
  }

  /** Writes everything or nothing. What is wrong with fields is in the state then. */
  async save(): Promise<Saving> {
    const { draft, stored } = this.#state;
    const form = formOf(draft);
    const answered = await bridge.setUp.save({ form });
    if (!answered.ok) return { state: 'failed', words: answered.words };
    if (!answered.answer.done) {
      this.#patch({ faults: answered.answer.faults });
      return { state: 'faulty' };
    }
    // What was typed meanwhile is not in the file.
    const isAll = this.#state.draft === draft;
    this.#patch({
      ...{ file: 'found', fileFaults: [], faults: [], isSaved: isAll, isChanged: !isAll },
      savedAt: Date.now(),
      ...(isAll && { draft: withoutSecrets(draft) }),
      stored: storedAfter(stored, form),
    });
    this.tryAll();
    return { state: 'saved' };
  }

  async #look(): Promise<void> {
    this.#patch({ others: undefined, othersFault: undefined });
    const answered = await bridge.setUp.otherAgents({});
    this.#patch(answered.ok ? { others: answered.answer } : { othersFault: answered.words });
  }

  /** What was seen of another link is forgotten, and a pasted one is tried by itself. */
  #linkChanged(): void {
    clearTimeout(this.#linkTimer);
    this.link.forget();
    if (this.#state.draft.texts['shop.link'].trim() !== '')
      this.#linkTimer = setTimeout(() => this.tryLink(), SETTLED_MS);
  }

  #run<A>(name: string, limitMs: number, late: Words): LongRun<A> {
    return new LongRun<A>({ name, limitMs, late, onChange: () => this.#patch({}) });
  }

  #patch(changes: Partial<WizardState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

/** Which secrets are stored once a form was. */
function storedAfter(before: WizardState['stored'], { shop, telegram, mail }: SetUpForm): WizardState['stored'] {
  return {
    link: before.link || shop.link !== undefined,
    telegram: telegram !== undefined && (before.telegram || telegram.botToken !== undefined),
    mail: mail !== undefined && (before.mail || mail.password !== undefined),
  };
}

/** What a try of the link depends on. */
function linkKey({ texts, apiVersion }: Draft): string {
  return `${apiVersion} ${texts['shop.link'].trim()}`;
}

function oneWizard(): Wizard {
  const wizard = new Wizard();
  bridge.on.setUpProgress((progress) => {
    for (const run of [wizard.link, wizard.search, wizard.trial]) run.hear(progress);
  });
  return wizard;
}

export const wizard = oneWizard();
