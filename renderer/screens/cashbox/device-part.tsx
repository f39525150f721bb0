import { Text } from '@fluentui/react-components';
import type { CashboxDetail } from '../../../src/contract/cashbox-detail.ts';
import type { CashboxStatus } from '../../../src/contract/snapshot.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { confirmationWords } from './identity-doubt.ts';
import { Part } from './part.tsx';

const TITLE: Words = { ru: 'Касса и регистрация', en: 'Cashbox and registration' };
const NOTHING: Words = { ru: 'Касса ещё не отвечала.', en: 'The cashbox has not answered yet.' };
const NAMES = {
  model: { ru: 'Модель', en: 'Model' },
  serial: { ru: 'Заводской номер', en: 'Serial number' },
  registration: { ru: 'Регистрационный номер', en: 'Registration number' },
  inn: { ru: 'ИНН', en: 'INN' },
  ffd: { ru: 'Формат (ФФД)', en: 'Format (FFD)' },
  taxation: { ru: 'Налогообложение', en: 'Taxation' },
  ofd: { ru: 'ОФД', en: 'OFD' },
  firmware: { ru: 'Прошивка', en: 'Firmware' },
  driver: { ru: 'Связь с кассой', en: 'Link to the cashbox' },
  port: { ru: 'Подключена к', en: 'Connected to' },
  shops: { ru: 'Магазины', en: 'Shops' },
  printer: { ru: 'Печать', en: 'Printing' },
} as const satisfies Readonly<Record<string, Words>>;
const NO_PRINTER: Words = { ru: 'без печати', en: 'without a printer' };
/** As people call them; another name is shown as it is. */
const DRIVERS: Readonly<Record<string, Words>> = {
  'atol-dto': { ru: 'через драйвер АТОЛ', en: "through ATOL's driver" },
  'atol-serial': { ru: 'по проводу, без драйвера АТОЛ', en: "by wire, without ATOL's driver" },
  auto: { ru: 'выбирает агент', en: 'the agent chooses' },
};

/** Any cashbox on USB, as the settings name it; what was found there may follow. */
const ANY_USB = /^(?:usb|auto)(?=$|: )/;

/** What the device is and how it is registered, as it told last. */
export function DevicePart({
  box,
  detail,
}: {
  readonly box: CashboxStatus;
  readonly detail: CashboxDetail | undefined;
}) {
  const say = useSay();
  const confirmation = confirmationWords(box);
  return (
    <Part title={TITLE}>
      {!box.identity && <Text>{say(NOTHING)}</Text>}
      <Facts facts={factsOf(box, detail, say)} />
      {confirmation && <Text>{say(confirmation)}</Text>}
    </Part>
  );
}

function portOf(detail: CashboxDetail | undefined, say: (words: Words) => string): string | undefined {
  if (detail?.port === undefined) return undefined;
  return say({ ru: detail.port, en: detail.portEn ?? detail.port });
}

function factsOf(
  { identity, shopIds }: CashboxStatus,
  detail: CashboxDetail | undefined,
  say: (words: Words) => string,
): readonly Fact[] {
  const driver = detail?.driver;
  return [
    { name: NAMES.model, value: identity?.modelName },
    { name: NAMES.serial, value: identity?.kktSerial },
    { name: NAMES.registration, value: identity?.kktRegNumber },
    { name: NAMES.inn, value: identity?.inn },
    { name: NAMES.ffd, value: identity?.ffdVersion },
    { name: NAMES.taxation, value: detail?.taxation.map(say).join(', ') },
    { name: NAMES.ofd, value: identity?.ofdName },
    { name: NAMES.printer, value: identity?.printer === false ? say(NO_PRINTER) : undefined },
    { name: NAMES.firmware, value: identity?.firmware },
    {
      name: NAMES.driver,
      value: driver === undefined ? undefined : say(DRIVERS[driver] ?? { ru: driver, en: driver }),
    },
    { name: NAMES.port, value: portOf(detail, say)?.replace(ANY_USB, 'USB') },
    // With one shop there is nothing to tell apart.
    { name: NAMES.shops, value: shopIds.length > 1 ? shopIds.join(', ') : undefined },
  ];
}
