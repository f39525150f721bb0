import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { ScreenFrame } from '../../parts/screen-frame.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import type { ScreenProps } from '../screen-props.ts';
import { AboutPart } from './about-part.tsx';
import { LookPart } from './look-part.tsx';
import { SettingsFilePart } from './settings-file-part.tsx';
import { StepList } from './step-list.tsx';
import { AlarmsStep } from './steps/alarms-step.tsx';
import { AutostartStep } from './steps/autostart-step.tsx';
import { CashboxStep } from './steps/cashbox-step.tsx';
import { LinkStep } from './steps/link-step.tsx';
import { MissingStep } from './steps/missing-step.tsx';
import { OthersStep } from './steps/others-step.tsx';
import { PeopleStep } from './steps/people-step.tsx';
import { SaveStep } from './steps/save-step.tsx';
import { useWizard } from './wizard/use-wizard.ts';
import { wizard } from './wizard/wizard.ts';

const TITLE: Words = { ru: 'Настройка', en: 'Set-up' };
const FAULTY: Words = { ru: 'Файл настроек не читается', en: 'The settings file cannot be read' };
const FAULTY_BODY: Words = {
  ru: 'Он останется рядом под другим именем, когда вы пройдёте шаги и сохраните новый.',
  en: 'It stays beside under another name when you go through the steps and save a new one.',
};
const MORE: Words = {
  ru: 'В файле настроек больше магазинов или касс, чем показано здесь. Остальные сохранятся как есть.',
  en: 'The settings file has more shops or cashboxes than are shown here. The others stay as they are.',
};

const useStyles = makeStyles({
  // What the frame scrolls is one thing: its parts keep their height.
  screen: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, flexShrink: 0 },
  wizard: {
    display: 'grid',
    gridTemplateColumns: '184px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalL,
    alignItems: 'start',
    '@media (max-width: 879px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** From nothing to a shop whose receipts are made; and later whatever of it has to change. */
export function SetUpScreen({ picture, go }: ScreenProps) {
  const styles = useStyles();
  const say = useSay();
  const { fileFault, file, hasMore, step } = useWizard();
  useEffect(() => {
    wizard.open();
    return () => wizard.leave();
  }, []);
  return (
    <ScreenFrame title={say(TITLE)} actions={<LookPart />}>
      <div className={styles.screen}>
        {fileFault && <FaultBar words={fileFault} again={() => void wizard.load()} />}
        {file === 'faulty' && <FaultyFile />}
        {hasMore && (
          <MessageBar layout="multiline">
            <MessageBarBody>{say(MORE)}</MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.wizard}>
          <StepList />
          {step === 'others' && <OthersStep />}
          {step === 'link' && <LinkStep />}
          {step === 'cashbox' && <CashboxStep />}
          {step === 'people' && <PeopleStep />}
          {step === 'alarms' && <AlarmsStep />}
          {step === 'autostart' && <AutostartStep />}
          {step === 'save' && <SaveStep picture={picture} />}
          {step === 'missing' && <MissingStep picture={picture} go={go} />}
        </div>
        <SettingsFilePart />
        <AboutPart picture={picture} />
      </div>
    </ScreenFrame>
  );
}

function FaultyFile() {
  const say = useSay();
  const { fileFaults } = useWizard();
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say(FAULTY)}</MessageBarTitle>
        {say(FAULTY_BODY)} {fileFaults.map((fault) => `${fault.path}: ${say(fault)}`).join('; ')}
      </MessageBarBody>
    </MessageBar>
  );
}
