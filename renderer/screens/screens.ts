import type { ComponentType } from 'react';
import type { Screen } from '../../src/contract/window.ts';
import type { Words } from '../words/words.ts';
import { AlarmsScreen } from './alarms/alarms-screen.tsx';
import { CashboxScreen } from './cashbox/cashbox-screen.tsx';
import { JournalScreen } from './journal/journal-screen.tsx';
import { NowScreen } from './now/now-screen.tsx';
import { ReceiptsScreen } from './receipts/receipts-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { SetUpScreen } from './set-up/set-up-screen.tsx';

/** The screens in the order of their tabs. */
export const SCREENS_SHOWN: readonly {
  readonly screen: Screen;
  readonly title: Words;
  readonly component: ComponentType<ScreenProps>;
}[] = [
  { screen: 'now', title: { ru: 'Сейчас', en: 'Now' }, component: NowScreen },
  { screen: 'receipts', title: { ru: 'Чеки', en: 'Receipts' }, component: ReceiptsScreen },
  { screen: 'cashbox', title: { ru: 'Касса', en: 'Cashbox' }, component: CashboxScreen },
  { screen: 'alarms', title: { ru: 'Тревоги', en: 'Alarms' }, component: AlarmsScreen },
  { screen: 'journal', title: { ru: 'Журнал', en: 'Journal' }, component: JournalScreen },
  { screen: 'setUp', title: { ru: 'Настройка', en: 'Set-up' }, component: SetUpScreen },
];
