import type {
  CashboxStatus,
  JobStatus,
  LightStatus,
  SignOfLifeStatus,
  StatusSnapshot,
} from '../../contract/snapshot.ts';
import { dateText, OPERATION_WORDS } from '../../core/day/words.ts';
import { ageWords } from '../../core/health/age-words.ts';
import { alarmLines } from './alarm-lines.ts';
import { commandLines, commandOfError } from './commands.ts';
import { KIND_WORDS, LIGHT_WORDS, rubles, SHIFT_WORDS, SIDE_WORDS, STATE_WORDS, timeOfDay } from './words.ts';

/** Receipts shown at the end of the table. */
const RECENT = 10;

/** The snapshot as a table for a person. */
export function statusLines(status: StatusSnapshot): readonly string[] {
  const { lights, queue } = status;
  return [
    `KassaBridge ${status.version}, работает ${ageWords(status.at - status.startedAt).ru}`,
    '',
    ...lightLines('Сайт', lights.site),
    ...lightLines('Касса', lights.cashbox),
    ...lightLines('ФН', lights.fn),
    ...lightLines('ОФД', lights.ofd),
    '',
    ...pauseLines(status),
    ...(status.shops.length > 1 ? status.shops.map((shop) => lightLine(`  ${shop.id}`, shop.light)) : []),
    ...status.cashboxes.flatMap((box) => cashboxLines(box, status.cashboxes.length > 1)),
    '',
    `Очередь: ждут ${queue.waiting}, под вопросом ${queue.inDoubt}, ждут человека ${queue.parked}`,
    `Всего:   получено ${queue.received}, в ФН ${queue.fiscal}, в магазине ${queue.reported}, в ОФД ${queue.delivered}, отказов ${queue.refused}`,
    ...reportLine(status.lastReport),
    ...signLines('Сигнал сайту', status.heartbeat, status.at),
    ...signLines('Сигнал службе контроля', status.ping, status.at),
    ...(status.damagedRows > 0 ? [`Журнал:  повреждённых записей ${status.damagedRows}`] : []),
    ...(status.alarms.length > 0 ? ['', 'Тревоги:', ...alarmLines(status.alarms, status.at)] : []),
    ...section('Ждут решения человека:', status.parked, parkedLines),
    ...section('Последние:', status.recent.slice(0, RECENT), recentLines),
    '',
    'Отсюда не видно:',
    ...status.notCovered.map(({ ru }) => `  ${ru}`),
  ];
}

function pauseLines({ paused, at }: StatusSnapshot): readonly string[] {
  if (!paused) return [];
  const age = ageWords(at - paused.since).ru;
  return [
    `ПАУЗА до ${timeOfDay(paused.until)}, поставил ${paused.by} (уже ${age}): чеки не пробиваются. Снять: kassabridge resume`,
    '',
  ];
}

function reportLine(last: StatusSnapshot['lastReport']): readonly string[] {
  if (!last) return [];
  const date = dateText(last.date);
  const found =
    last.differenceCount === 0
      ? 'различий нет'
      : `различий ${last.differenceCount}: kassabridge report --date ${last.date}`;
  return [`Отчёт:   за ${date} ${found}`];
}

function signLines(name: string, sign: SignOfLifeStatus | undefined, at: number): readonly string[] {
  if (!sign) return [];
  const { takenAt, stoppedBy } = sign;
  if (stoppedBy) return [`${name}: не принят. ${stoppedBy.ru} [${stoppedBy.code}]`];
  return [`${name}: ${takenAt === undefined ? 'ещё не отправлен' : `принят ${ageWords(at - takenAt).ru} назад`}`];
}

/** Over everything; what it asks for as a command stands under it. */
const lightLines = (name: string, light: LightStatus): readonly string[] => [
  lightLine(name, light),
  ...commandLines(commandOfError(light.code), '        '),
];

function lightLine(name: string, light: LightStatus): string {
  const age = light.ageMs === undefined ? '' : ageWords(light.ageMs).ru;
  return `${name.padEnd(8)}${LIGHT_WORDS[light.state].padEnd(14)}${age.padEnd(8)}${light.ru}`;
}

function cashboxLines(box: CashboxStatus, several: boolean): readonly string[] {
  const { identity, shift } = box;
  const who = identity
    ? `${identity.modelName}, ЗН ${identity.kktSerial}, ФН ${identity.fnSerial}, ФФД ${identity.ffdVersion}`
    : 'ещё не отвечала';
  const age = shift?.ageMinutes === undefined ? '' : `, ${ageWords(shift.ageMinutes * 60_000).ru}`;
  return [
    `Касса «${box.id}»${box.training ? ' [УЧЕБНАЯ]' : ''}: ${who}`,
    ...(identity?.way ? [`  путь: ${identity.way.driver} — ${identity.way.why}`] : []),
    ...(identity?.carriesOfdExchange ? ['  документы в ОФД передаёт агент: они уходят, только пока он работает'] : []),
    ...(shift ? [`  смена ${shift.number} ${SHIFT_WORDS[shift.state]}${shift.state === 'open' ? age : ''}`] : []),
    ...fnLifeLines(box),
    ...(several
      ? [lightLine('  касса', box.lights.cashbox), lightLine('  ФН', box.lights.fn), lightLine('  ОФД', box.lights.ofd)]
      : []),
  ];
}

function fnLifeLines({ fnLife, identity }: CashboxStatus): readonly string[] {
  const parts = [
    ...(fnLife
      ? [`ФН действует до ${dateText(fnLife.validUntil)}, перерегистраций осталось ${fnLife.registrationsLeft}`]
      : []),
    ...(identity?.ofdName ? [`ОФД: ${identity.ofdName}`] : []),
  ];
  return parts.length === 0 ? [] : [`  ${parts.join('; ')}`];
}

function section(
  title: string,
  jobs: readonly JobStatus[],
  linesOf: (job: JobStatus) => readonly string[],
): readonly string[] {
  return jobs.length === 0 ? [] : ['', title, ...jobs.flatMap(linesOf)];
}

function jobLine(job: JobStatus): string {
  const sum = job.totalKop === undefined ? '' : ` ${rubles(job.totalKop)}`;
  const operation = job.operation ? ` ${OPERATION_WORDS[job.operation].ru}` : '';
  const document = job.document ? ` ФД ${job.document.fdNumber}` : '';
  const path = [...job.states.map((state) => STATE_WORDS[state]), ...job.sides.map((side) => SIDE_WORDS[side])];
  return `  ${timeOfDay(job.receivedAt)} ${nameOf(job)}${operation}${sum}${document}: ${path.join(' → ')}`;
}

/** What waits for a person has its reason in the section above. */
function recentLines(job: JobStatus): readonly string[] {
  if (job.sides.includes('parked')) return [jobLine(job)];
  return [jobLine(job), ...refundLines(job), ...fnLines(job), ...reasonLines(job)];
}

function refundLines({ refundAt }: JobStatus): readonly string[] {
  if (refundAt === undefined) return [];
  return [`    срок платёжной системы — ${timeOfDay(refundAt)}: без чека она возвращает деньги`];
}

function fnLines({ fnReplaced, document }: JobStatus): readonly string[] {
  if (!fnReplaced || !document) return [];
  return [`    ФН заменён, состояние последнее известное: ФН ${document.fnSerial}`];
}

function reasonLines({ error }: JobStatus): readonly string[] {
  return error ? [`    ${error.ru} [${error.code}]`] : [];
}

function parkedLines(job: JobStatus): readonly string[] {
  return [
    jobLine(job),
    ...refundLines(job),
    ...fnLines(job),
    ...reasonLines(job),
    `    решить: kassabridge decide ${job.jobId} retry|refuse|made --reason "…"`,
  ];
}

function nameOf(job: JobStatus): string {
  return job.checkId === undefined ? KIND_WORDS[job.kind] : `${KIND_WORDS[job.kind]} ${job.shopId}/${job.checkId}`;
}
