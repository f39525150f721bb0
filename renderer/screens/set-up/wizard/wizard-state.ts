import type { FormFault, SetUpAnswer, SetUpStep } from '../../../../src/contract/set-up.ts';
import type { Autostart } from '../../../../src/contract/window.ts';
import type { Words } from '../../../words/words.ts';
import { type Draft, EMPTY_DRAFT } from './draft.ts';
import type { Step } from './steps.ts';

/** All the wizard shows; runs that take long have a state of their own. */
export interface WizardState {
  /** What the settings file is; undefined: not asked yet. */
  readonly file: SetUpAnswer<'settings'>['state'] | undefined;
  /** Why it could not be asked. */
  readonly fileFault: Words | undefined;
  /** Nobody can read the file, and this is why. */
  readonly fileFaults: readonly FormFault[];
  /** The file holds more shops or cashboxes than are shown. */
  readonly hasMore: boolean;
  /** Which secrets are stored; what they are never comes here. */
  readonly stored: { readonly link: boolean; readonly telegram: boolean; readonly mail: boolean };
  readonly draft: Draft;
  /** Something was typed that is not saved. */
  readonly isChanged: boolean;
  /** Saved here, with nothing changed since. */
  readonly isSaved: boolean;
  /** When this window has written the settings file last, ms since the epoch. */
  readonly savedAt: number | undefined;
  /** Of the last saving, as long as their fields were not touched. */
  readonly faults: readonly FormFault[];
  readonly step: Step;
  /** A person went to this step, so it takes the focus; not so when the screen is only opened again. */
  readonly isEntered: boolean;
  /** The field that is to take it; none: the heading. */
  readonly focus: string | undefined;
  readonly others: SetUpAnswer<'otherAgents'> | undefined;
  readonly othersFault: Words | undefined;
  readonly autostart: Autostart | undefined;
  /** Serial ports of this computer; undefined: not asked yet. */
  readonly serialPorts: SetUpAnswer<'serialPorts'> | undefined;
  /** Ports a person has ticked or named for the search. */
  readonly ports: readonly string[];
  /** The check list as it was told last. */
  readonly missing: readonly SetUpStep[];
}

/** Before anything was asked. */
export const NEW_STATE: WizardState = {
  file: undefined,
  fileFault: undefined,
  fileFaults: [],
  hasMore: false,
  stored: { link: false, telegram: false, mail: false },
  draft: EMPTY_DRAFT,
  isChanged: false,
  isSaved: false,
  savedAt: undefined,
  faults: [],
  step: 'others',
  isEntered: false,
  focus: undefined,
  others: undefined,
  othersFault: undefined,
  autostart: undefined,
  serialPorts: undefined,
  ports: [],
  missing: [],
};
