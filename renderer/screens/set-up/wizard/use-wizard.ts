import { useSyncExternalStore } from 'react';
import { wizard } from './wizard.ts';
import type { WizardState } from './wizard-state.ts';

/** The state of the wizard, anew with each change of it or of its runs. */
export function useWizard(): WizardState {
  return useSyncExternalStore(wizard.subscribe, () => wizard.state);
}
