import { Button, Field, Input } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import type { TextPath } from '../wizard/draft.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';
import { fieldId } from './field-id.ts';
import { FIELD_WORDS } from './field-words.ts';
import { useFault } from './use-fault.ts';

const SHOW: Words = { ru: 'Показать введённое', en: 'Show what was typed' };
const HIDE: Words = { ru: 'Скрыть', en: 'Hide' };
const REPLACE: Words = { ru: 'чтобы заменить, вставьте новое', en: 'paste a new one to replace it' };

/** A secret: dots while it is typed, and never shown again once it is stored. */
export function SecretField({
  path,
  isStored,
  stored,
}: {
  readonly path: TextPath;
  readonly isStored: boolean;
  /** Says that it is stored: `ссылка сохранена`. */
  readonly stored: Words;
}) {
  const say = useSay();
  const { draft } = useWizard();
  const fault = useFault(path);
  const [isShown, setShown] = useState(false);
  const { label, hint } = FIELD_WORDS[path];
  const text = draft.texts[path];
  const said = isStored ? `${say(stored)}; ${say(REPLACE)}.` : hint && say(hint);
  const eye = (
    <Button
      appearance="transparent"
      size="small"
      icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
      aria-label={say(isShown ? HIDE : SHOW)}
      onClick={() => setShown(!isShown)}
    />
  );
  return (
    <Field
      label={say(label)}
      required={!isStored}
      {...(said !== undefined && { hint: said })}
      {...(fault !== undefined && { validationMessage: fault })}
    >
      <Input
        id={fieldId(path)}
        type={isShown ? 'text' : 'password'}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, { value }) => wizard.type(path, value)}
        {...(text !== '' && { contentAfter: eye })}
      />
    </Field>
  );
}
