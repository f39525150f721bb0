import type { Message } from '../../../core/ports/notifier.ts';

/** Telegram's own limit for one message, UTF-16 units. */
const MAX_LENGTH = 4096;
const CUT = {
  ru: '… сообщение сокращено; всё целиком — в окне «Тревоги»',
  en: '… cut short; the whole of it: the screen Alarms',
} as const;

/** Title and body as one plain text; too long a text ends with a whole line and a note. */
export function telegramText({ title, body }: Message, language: 'ru' | 'en'): string {
  const text = `${title[language]}\n\n${body[language]}`.trim();
  if (text.length <= MAX_LENGTH) return text;
  const note = `\n${CUT[language]}`;
  const room = text.slice(0, MAX_LENGTH - note.length);
  const lineEnd = room.lastIndexOf('\n');
  // Without a line to end with, at least no half of a character.
  return `${lineEnd > 0 ? room.slice(0, lineEnd) : room.replace(/[\uD800-\uDBFF]$/, '')}${note}`;
}
