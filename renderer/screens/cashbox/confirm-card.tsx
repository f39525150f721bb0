import { Button, Card, Checkbox, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { COMPARED, type Compared } from './identity-doubt.ts';

const TITLE: Words = { ru: 'Сверьте кассу с документами', en: 'Compare the cashbox with its papers' };
const WHY: Words = {
  ru: 'Пока номера не сверены, чеков на этой кассе агент не пробивает. Возьмите карточку регистрации кассы (кабинет ФНС или ОФД) и отметьте каждое совпавшее число.',
  en: 'Until the numbers are compared the agent makes no receipt on this cashbox. Take its registration card (from the tax service or the OFD) and tick each number that is the same.',
};
const EFFECT: Words = {
  ru: 'Подтверждение запомнит эти три числа и ваше имя. Если у кассы сменится номер, ФН или ИНН, агент остановится и спросит снова.',
  en: 'The agent keeps these three numbers and your name. When serial number, FN or INN change, it stops and asks again.',
};
const DIFFERS: Words = {
  ru: 'Если хоть одно число не совпало, не подтверждайте: это другая касса или другая организация. Числа, записанные в «Настройке», меняют там.',
  en: 'If even one number differs, do not confirm: it is another cashbox or another company. Numbers written under Set-up are changed there.',
};
const SAME: Words = { ru: 'совпадает', en: 'is the same' };
const CONFIRM: Words = { ru: 'Подтвердить кассу', en: 'Confirm the cashbox' };

const useStyles = makeStyles({
  numbers: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  number: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  value: { display: 'block', fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
});

type Identity = NonNullable<CashboxStatus['identity']>;

/** A person compares serial number, FN and INN with the papers, each by itself; the numbers are as the cashbox told them last. */
export function ConfirmCard({
  identity,
  busy,
  onConfirm,
}: {
  readonly identity: Identity;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const [same, setSame] = useState<ReadonlySet<Compared>>(new Set());
  const isWhole = COMPARED.every(({ key }) => same.has(key));
  return (
    <Card appearance="filled-alternative">
      <Subtitle2 as="h2">{say(TITLE)}</Subtitle2>
      <Text>{say(WHY)}</Text>
      <div className={styles.numbers}>
        {COMPARED.map(({ key, name }) => (
          <div key={key} className={styles.number}>
            <div>
              <Text className={styles.quiet}>{say(name)}</Text>
              <Text className={styles.value} size={600} weight="semibold">
                {identity[key]}
              </Text>
            </div>
            <Checkbox
              label={say(SAME)}
              aria-label={`${say(name)} ${identity[key]} ${say(SAME)}`}
              checked={same.has(key)}
              onChange={(_, { checked }) => setSame(withOne(same, key, checked === true))}
            />
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <Text>{say(EFFECT)}</Text>
        <Text className={styles.quiet}>{say(DIFFERS)}</Text>
        <Button appearance="primary" disabledFocusable={!isWhole || busy} onClick={onConfirm}>
          {say(CONFIRM)}
        </Button>
      </div>
    </Card>
  );
}

function withOne(all: ReadonlySet<Compared>, one: Compared, isIn: boolean): ReadonlySet<Compared> {
  const next = new Set(all);
  if (isIn) next.add(one);
  else next.delete(one);
  return next;
}
