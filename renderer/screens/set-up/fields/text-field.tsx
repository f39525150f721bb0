import { Field, Input } from '@fluentui/react-components';
import { useSay } from '../../../words/language.tsx';
import type { TextPath } from '../wizard/draft.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';
import { fieldId } from './field-id.ts';
import { FIELD_WORDS } from './field-words.ts';
import { useFault } from './use-fault.ts';

/** One line a person types, with its fault under it. */
export function TextField({
  path,
  required = false,
  numeric = false,
}: {
  readonly path: TextPath;
  readonly required?: boolean;
  readonly numeric?: boolean;
}) {
  const say = useSay();
  const { draft } = useWizard();
  const fault = useFault(path);
  const { label, hint } = FIELD_WORDS[path];
  return (
    <Field
      label={say(label)}
      required={required}
      {...(hint && { hint: say(hint) })}
      {...(fault !== undefined && { validationMessage: fault })}
    >
      <Input
        id={fieldId(path)}
        value={draft.texts[path]}
        autoComplete="off"
        spellCheck={false}
        inputMode={numeric ? 'numeric' : 'text'}
        onChange={(_, { value }) => wizard.type(path, value)}
      />
    </Field>
  );
}
