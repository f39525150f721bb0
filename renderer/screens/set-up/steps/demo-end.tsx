import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const TITLE: Words = { ru: 'Сейчас идёт учебная работа', en: 'This is the training' };
const WHAT_NEXT: Words = {
  ru: 'Её агент этих настроек не берёт. Чтобы работать с ними: «Выйти: учебная работа закончится» в меню значка, затем запустите KassaBridge ещё раз — установленную программу из меню системы, из исходников командой npm run tray.',
  en: 'Its agent does not take these settings. To work with them: "Quit: the training ends" in the menu of the icon, then start KassaBridge again: the installed program from the menu of the system, from its sources by npm run tray.',
};

/** What a training leads to: no agent in it ever takes real settings. */
export function DemoEnd() {
  const say = useSay();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say(TITLE)}</MessageBarTitle>
        {say(WHAT_NEXT)}
      </MessageBarBody>
    </MessageBar>
  );
}
