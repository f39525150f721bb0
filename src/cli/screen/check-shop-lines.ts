import { ageWords } from '../../core/health/age-words.ts';
import type { CashboxAtShop, LastCheck, ShopReport, StepReport } from '../check-shop/report.ts';

const MARKS: Readonly<Record<StepReport['state'], string>> = {
  done: '✓',
  failed: '✗',
  unclear: '?',
  notReached: '·',
  notUsed: '–',
};

const STEP_WORDS: Readonly<Record<StepReport['step'], string>> = {
  name: 'имя сайта находится',
  connection: 'сайт принимает соединение',
  certificate: 'сертификат сайта принят',
  answer: 'сайт отвечает',
  data: 'отвечает магазин, а не страница',
  link: 'ссылка подключения действует',
};

const STATE_WORDS: Readonly<Record<StepReport['state'], string>> = {
  done: '',
  failed: '',
  unclear: ': отсюда не понять',
  notReached: ': не дошли',
  notUsed: ': нет, ссылка без https — её видно всем по дороге',
};

const TOLD_WORDS: Readonly<Record<CashboxAtShop['told'], string>> = {
  usable: 'названа магазину, работает',
  notUsable: 'названа магазину как неисправная: чеков он ей не отдаёт (почему — kassabridge status)',
  untold: 'магазину ещё не названа',
};

/** Source: bitrix-monitoring, row 17; bitrix-protocol 3, 4, 7.1. */
const TO_SET = [
  'Чтобы магазин делал чеки, проверьте в его админке:',
  '  касса с этим заводским номером есть в списке касс и активна: заказам, оплаченным раньше, чек не создаётся;',
  '  у неё выбраны модель, оплаты, ставки НДС и СНО, а обработчик тот же, что "apiVersion" в настройках;',
  '  автоматизация статусов: «при полной оплате перевести в…»;',
  '  у платёжной системы стоит «автоматически оплачивать» и она подключена тем способом, которого требует её договор;',
  '  заказ оплачен на самом деле, и в нём одна оплата и одна отгрузка: иначе чек сам не создаётся.',
  'Затем пробная оплата на рубль в тестовом режиме платёжной системы: чек должен появиться здесь за минуту.',
];

/** What the look at one shop gave, step by step, for a person. */
export function checkShopLines(report: ShopReport, now: number): readonly string[] {
  const { shopId, steps, agentRuns, cashboxes, lastCheck } = report;
  return [
    `Магазин «${shopId}»:`,
    ...steps.flatMap(stepLines),
    ...(agentRuns
      ? cashboxes.map(cashboxLine)
      : ['  ✗ агент не запущен: касса магазину не названа, чеков никто не забирает']),
    ...(agentRuns && cashboxes.length === 0 ? ['  ✗ ни одна касса в настройках не делает чеков этого магазина'] : []),
    `  ${lastCheck.kind === 'check' ? MARKS.done : MARKS.unclear} ${lastCheckWords(lastCheck, now)}`,
    ...(lastCheck.kind === 'check' ? [] : ['', ...TO_SET]),
  ];
}

function stepLines({ step, state, fault, certificateDaysLeft }: StepReport): readonly string[] {
  const days = certificateDaysLeft === undefined ? '' : `, дней до конца: ${certificateDaysLeft}`;
  return [
    `  ${MARKS[state]} ${STEP_WORDS[step]}${STATE_WORDS[state]}${days}`,
    ...(fault && state === 'failed' ? [`      ${fault.ru} [${fault.code}]`] : []),
  ];
}

function cashboxLine({ id, kktSerial, told }: CashboxAtShop): string {
  const serial = kktSerial === undefined ? '' : ` (ЗН ${kktSerial})`;
  return `  ${told === 'usable' ? MARKS.done : MARKS.failed} касса «${id}»${serial}: ${TOLD_WORDS[told]}`;
}

function lastCheckWords(last: LastCheck, now: number): string {
  switch (last.kind) {
    case 'check':
      return `последний чек ${last.checkId} пришёл ${ageWords(Math.max(0, now - last.at)).ru} назад`;
    case 'never':
      return 'ни одного чека магазин ещё не отдал';
    case 'notLately':
      return 'среди последних записей журнала чеков этого магазина нет';
    case 'unknown':
      return 'когда был последний чек, знает только работающий агент';
  }
}
