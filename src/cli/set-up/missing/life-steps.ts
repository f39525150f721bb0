import type { Settings } from '../../../adapters/system/settings/schema.ts';
import type { SetUpStep } from '../../../contract/set-up.ts';
import type { StatusSnapshot } from '../../../contract/snapshot.ts';
import { step, words } from '../steps.ts';

/** What only a running agent and its journal know. */
export interface Life {
  /** Undefined: no agent runs. */
  readonly status: StatusSnapshot | undefined;
  /** When the settings file was changed last, ms since the epoch. */
  readonly settingsChangedAt: number;
  /** Shops that have handed out a check, ever. */
  readonly shopsWithChecks: readonly string[];
  /** Ways a test message went out by, in this set-up. */
  readonly tested: ReadonlySet<'telegram' | 'mail'>;
}

export function lifeSteps(settings: Settings, life: Life): readonly SetUpStep[] {
  return [
    ...waySteps(settings, life),
    agentStep(life),
    ...settings.shops.flatMap(({ id }) => [...shopSteps(id, life), checkStep(id, life)]),
  ];
}

function waySteps({ notify }: Settings, { status, tested }: Life): readonly SetUpStep[] {
  if (notify.length === 0)
    return [
      step(
        'ways',
        'attention',
        words('Кому сообщать о бедах', 'Who is told of trouble'),
        words('никому: каналов нет', 'nobody: there is no way'),
        words('Добавьте Telegram или почту и проверьте кнопкой.', 'Add Telegram or mail and try it with the button.'),
      ),
    ];
  return notify.map((way) => {
    const title = words(`Канал тревог «${way.id}»`, `The way out "${way.id}"`);
    const stopped = status?.waysOut.find(({ id }) => id === way.id)?.stoppedBy;
    if (stopped) return step('way', 'trouble', title, { ru: stopped.ru, en: stopped.en });
    if (way.kind !== 'webhook' && tested.has(way.kind))
      return step('way', 'fine', title, words('проверочное сообщение отправлено', 'a test message went out'));
    return step(
      'way',
      'unknown',
      title,
      words('дойдёт ли сообщение, неизвестно', 'whether a message arrives is not known'),
      words('Отправьте проверочное сообщение.', 'Send a test message.'),
    );
  });
}

function agentStep({ status, settingsChangedAt }: Life): SetUpStep {
  const title = words('Агент работает', 'The agent runs');
  if (status && status.startedAt < settingsChangedAt)
    return step(
      'agent',
      'attention',
      title,
      words(
        'с прежними настройками: файл изменён после его запуска',
        'with the settings of before: the file was changed after its start',
      ),
      words('Перезапустите агента.', 'Start the agent anew.'),
    );
  if (status) return step('agent', 'fine', title, words('да', 'yes'));
  return step(
    'agent',
    'attention',
    title,
    words('нет: чеки никто не забирает', 'no: nobody fetches the checks'),
    words('Запустите агента.', 'Start the agent.'),
  );
}

function shopSteps(shopId: string, { status }: Life): readonly SetUpStep[] {
  if (!status) return [];
  const shop = status.shops.find(({ id }) => id === shopId);
  const title = words(`Магазин «${shopId}» отвечает`, `The shop "${shopId}" answers`);
  if (!shop)
    return [
      step(
        'shop',
        'attention',
        title,
        words('агент работает с прежними настройками', 'the agent works with the settings of before'),
        words('Перезапустите агента.', 'Start the agent anew.'),
      ),
    ];
  const { state, ru, en } = shop.light;
  return [step('shop', state, title, { ru, en })];
}

/** Source of the place: bitrix-protocol 3. */
const TO_GET_A_CHECK = words(
  'В админке сайта: Магазин → Кассы → список касс → строка с заводским номером → «Активность», модель, оплаты, НДС, СНО; затем пробная оплата на рубль в тестовом режиме платёжной системы: чек должен появиться здесь за минуту.',
  'In the admin of the site: Магазин → Кассы → list of cashboxes → the row with the serial number → «Активность», model, payments, VAT, taxation; then a trial payment of a rouble in the test mode of the pay system: the check should be here within a minute.',
);

function checkStep(shopId: string, { shopsWithChecks }: Life): SetUpStep {
  const title = words(`Чек из магазина «${shopId}» приходил`, `A check of the shop "${shopId}" has come`);
  return shopsWithChecks.includes(shopId)
    ? step('check', 'fine', title, words('да', 'yes'))
    : step('check', 'unknown', title, words('ни одного ещё не было', 'none yet'), TO_GET_A_CHECK);
}
