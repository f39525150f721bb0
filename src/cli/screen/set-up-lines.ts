import type { SilentReport } from '../set-up/silent.ts';

/** What a set-up without a window says at its end. */
export function setUpLines(report: SilentReport): readonly string[] {
  if (!report.done)
    return [
      'Настройки не приняты, ничего не изменено:',
      ...report.faults.map(({ path, ru }) => (path === '' ? `  ${ru}` : `  ${path}: ${ru}`)),
    ];
  const { file, missing } = report;
  return [
    `Настройки записаны: ${file}`,
    ...(missing.length === 0
      ? ['Всё, что нужно настройкам, есть.']
      : ['Ещё не хватает:', ...missing.map(({ ru }) => `  ${ru}`)]),
    `Дальше: kassabridge agent --config ${file}, затем kassabridge check-shop --config ${file}`,
  ];
}
