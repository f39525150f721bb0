import type { LogEntry } from '../../adapters/system/log/open-log.ts';
import { isErrorCode, sentence } from '../../core/errors.ts';
import { timeOfDay } from './words.ts';

/** What a person at the agent's window reads of the log: the catalog's sentences, not an engineer's line. */
export function logScreen({ at, level, text, facts }: LogEntry): string | undefined {
  const words = wordsOf(text, facts) ?? (level === 'info' ? undefined : plain(text, facts));
  return words && `${timeOfDay(at)}  ${words}`;
}

function wordsOf(text: string, facts: LogEntry['facts']): string | undefined {
  const code = String(facts['code'] ?? '');
  const detail = String(facts['detail'] ?? '');
  switch (text) {
    case 'cashbox connected':
      return `Касса «${facts['cashbox']}» на связи: ${facts['model']}, ЗН ${facts['serial']}, ФН ${facts['fn']}.${wayWords(facts)}`;
    case 'cashbox trouble over':
      return `Касса «${facts['cashbox']}»: препятствия больше нет [${code}].`;
    case 'site trouble over':
      return `Магазин «${facts['shop']}»: сайт снова отвечает [${code}].`;
    case 'cashbox trouble':
      return isErrorCode(code) ? `Касса «${facts['cashbox']}»: ${sentence(code, detail)} [${code}]` : undefined;
    case 'site trouble':
      return isErrorCode(code) ? `Магазин «${facts['shop']}»: ${sentence(code, detail)} [${code}]` : undefined;
    default:
      return undefined;
  }
}

function wayWords({ driver, why }: LogEntry['facts']): string {
  return driver === undefined ? '' : ` Путь: ${driver} — ${why}.`;
}

/** Seldom and for an engineer; shown all the same, since nobody may have read the log. */
function plain(text: string, facts: LogEntry['facts']): string {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return [text, ...known.map(([name, value]) => `${name}=${value}`)].join(' ');
}
