import { useSay } from '../../../words/language.tsx';
import { isPathIn } from '../wizard/steps.ts';
import { useWizard } from '../wizard/use-wizard.ts';

/** The sentence that the last saving left at a field; undefined when it has none. */
export function useFault(path: string): string | undefined {
  const say = useSay();
  const { faults } = useWizard();
  const own = faults.filter((fault) => isPathIn(fault.path, path));
  return own.length === 0 ? undefined : own.map(say).join('; ');
}
