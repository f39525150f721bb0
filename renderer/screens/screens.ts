import { type ComponentType, lazy } from 'react';
import type { Screen } from '../../src/contract/window.ts';
import type { Words } from '../words/words.ts';
import { NowScreen } from './now/now-screen.tsx';
import type { ScreenProps } from './screen-props.ts';

// The first screen is drawn as soon as its own code is there; the others come when they are wanted.
const AlarmsScreen = lazy(async () => ({ default: (await import('./alarms/alarms-screen.tsx')).AlarmsScreen }));
const CashboxScreen = lazy(async () => ({ default: (await import('./cashbox/cashbox-screen.tsx')).CashboxScreen }));
const JournalScreen = lazy(async () => ({ default: (await import('./journal/journal-screen.tsx')).JournalScreen }));
const ReceiptsScreen = lazy(async () => ({ default: (await import('./receipts/receipts-screen.tsx')).ReceiptsScreen }));
const SetUpScreen = lazy(async () => ({ default: (await import('./set-up/set-up-screen.tsx')).SetUpScreen }));

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
