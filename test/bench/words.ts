import os from 'node:os';
import type { Figure, Measurement } from './figure.ts';
import type { FigureResult } from './run.ts';

const UNITS: Readonly<Record<string, string>> = {
  ms: 'мс',
  s: 'с',
  us: 'мкс',
  ratio: '×',
  'receipts/s': 'чеков/с',
  MiB: 'МиБ',
  bytes: 'байт',
  'round trips': 'обменов',
  'ms/min': 'мс/мин',
  'ms/h': 'мс/ч',
  'bytes/h': 'байт/ч',
  'documents/s': 'документов/с',
};
const NAME_WIDTH = 34;

export function headline(): string {
  const [first] = os.cpus();
  const memoryGib = Math.round(os.totalmem() / 2 ** 30);
  return `Замеры: ${os.cpus().length} × ${first?.model ?? '?'}, ${memoryGib} ГиБ, ${os.platform()}, Node ${process.versions.node}`;
}

/** Said when others use this computer: every figure of time gets worse with it. */
export function busyNote(): string | undefined {
  const [load = 0] = os.loadavg();
  if (load < os.cpus().length / 2) return undefined;
  return `перед этим замером компьютер был занят: нагрузка ${load.toFixed(1)} на ${os.cpus().length} ядра`;
}

/** `name  value  limit  held or missed`, and what it is. */
export function resultLine(
  figure: Figure,
  { value, limit, holds }: FigureResult,
  { isNotForHere }: Measurement,
): string {
  const unit = UNITS[figure.unit] ?? figure.unit;
  const told = value === null ? (isNotForHere ? 'здесь не измеряется' : 'не измерено') : `${number(value)} ${unit}`;
  const bound =
    limit === null ? 'без предела' : `предел ${figure.better === 'less' ? '≤' : '≥'} ${number(limit)} ${unit}`;
  const verdict = holds === null ? '' : holds ? 'ВЫДЕРЖАНО' : 'НЕ ВЫДЕРЖАНО';
  return `${figure.name.padEnd(NAME_WIDTH)} ${told.padEnd(18)} ${bound.padEnd(24)} ${verdict.padEnd(13)} ${figure.title}`;
}

export function noteLine(note: string): string {
  return `${' '.repeat(4)}${note}`;
}

function number(value: number): string {
  return String(value).replace('.', ',');
}
