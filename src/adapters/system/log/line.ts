import type { LogFacts } from '../../../core/ports/log.ts';
import { mask } from './mask.ts';

export type LogLevel = 'info' | 'warn' | 'error';

/** One line as it goes to the file: time, level, text, facts. Masked here, so that nothing further out can forget it. */
export function logLine(at: number, level: LogLevel, text: string, facts: LogFacts = {}): string {
  const parts = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? JSON.stringify(value) : value}`);
  // A line break in what a device or a site said must not look like a line of ours.
  const words = mask([text, ...parts].join(' ')).replace(/[\r\n]+/g, ' ');
  return `${new Date(at).toISOString()} ${level.padEnd(5)} ${words}`;
}
