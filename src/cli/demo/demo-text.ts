import type { JobCounts } from '../../core/ports/journal.ts';

/** What a person reads first. */
export function greeting(stateDir: string): readonly string[] {
  return [
    'KassaBridge: агент с УЧЕБНЫМИ магазином и кассой 30Ф. Чеки не имеют юридической силы.',
    '',
    'Настоящие магазин и касса:',
    '  1. В 1С-Битрикс: Магазин → Кассы → «Сгенерировать ссылку»; ссылку — в файл, который читаете только вы.',
    '  2. Напишите kassabridge.json (образец в README.md).',
    '  3. npx kassabridge agent --config kassabridge.json',
    `Состояние этого показа, в другом окне: npx kassabridge status --state ${stateDir}`,
    'Ctrl+C — закончить.',
    '',
  ];
}

/** What a person reads last. */
export function goodbye(counts: JobCounts, duplicates: number): readonly string[] {
  const { received, fiscal, reported, delivered, refused, inDoubt } = counts;
  return [
    '',
    `Получено ${received}, в ФН ${fiscal}, в магазине ${reported}, в ОФД ${delivered}, отказов ${refused}, под вопросом ${inDoubt}, двойных ${duplicates}.`,
  ];
}
