import type { Language, Words } from './words.ts';

const LOCALES: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB' };

/** Formats are dear to make and cheap to use: one of each language, made when it is first wanted. */
function perLanguage<F>(make: (locale: string) => F): (language: Language) => F {
  const made = new Map<Language, F>();
  return (language) => {
    const known = made.get(language) ?? make(LOCALES[language]);
    made.set(language, known);
    return known;
  };
}

const MONEY = perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB' }));
const THOUSANDTHS = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }));
const WHOLE = perLanguage((locale) => new Intl.NumberFormat(locale));
const TIME = perLanguage((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));
const DAY_AND_TIME = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }),
);
const DAY = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
const PLURAL = perLanguage((locale) => new Intl.PluralRules(locale));
/** Below that both languages write the digits as they are; the first screen so does without the engine's tables, which take 17 ms to load. */
const GROUPED_FROM = 1_000;

/** Money as people read it: `1 234,50 ₽`. */
export function rubles(kopecks: number, language: Language): string {
  return MONEY(language).format(kopecks / 100);
}

/** Thousandths as people read them: `1,5`. */
export function quantity(milli: number, language: Language): string {
  return THOUSANDTHS(language).format(milli / 1_000);
}

export function count(value: number, language: Language): string {
  return 0 <= value && value < GROUPED_FROM ? String(value) : WHOLE(language).format(value);
}

/** `14:05:09`. */
export function clock(at: number, language: Language): string {
  return TIME(language).format(at);
}

/** Date and time; today the time alone. */
export function moment(at: number, now: number, language: Language): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  if (isToday) return clock(at, language);
  return DAY_AND_TIME(language).format(at);
}

/** A local date `YYYY-MM-DD` or a wall clock `YYYY-MM-DDTHH:MM:SS` of a device, without any zone. */
export function deviceDate(text: string, language: Language): string {
  const [date = '', time] = text.split('T');
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return text;
  const said = DAY(language).format(Date.UTC(year, month - 1, day));
  return time === undefined ? said : `${said}, ${time}`;
}

const UNITS = [
  { ms: 86_400_000, ru: 'дн', en: 'd' },
  { ms: 3_600_000, ru: 'ч', en: 'h' },
  { ms: 60_000, ru: 'мин', en: 'min' },
  { ms: 1_000, ru: 'с', en: 's' },
] as const;

/** How long something took or lasts: `41 мин`, `2 ч 5 мин`. Two units at most. */
export function span(ms: number, language: Language): string {
  let rest = Math.max(0, ms);
  const parts: string[] = [];
  for (const unit of UNITS) {
    const whole = Math.floor(rest / unit.ms);
    if (whole > 0) parts.push(`${whole} ${unit[language]}`);
    else if (parts.length > 0) break;
    rest -= whole * unit.ms;
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? `0 ${UNITS[3][language]}` : parts.join(' ');
}

/** The Russian form that fits a number: `1 чек`, `2 чека`, `5 чеков`; English: one, many. */
export interface Forms {
  readonly ru: readonly [one: string, few: string, many: string];
  readonly en: readonly [one: string, many: string];
}

export function counted(value: number, forms: Forms, language: Language): string {
  return `${count(value, language)} ${formOf(value, forms, language)}`;
}

function formOf(value: number, { ru, en }: Forms, language: Language): string {
  const rule = PLURAL(language).select(value);
  if (language === 'en') return rule === 'one' ? en[0] : en[1];
  return rule === 'one' ? ru[0] : rule === 'few' ? ru[1] : ru[2];
}

/** The same in both languages, where a sentence is handed on as words. */
export function countedWords(value: number, forms: Forms): Words {
  return { ru: counted(value, forms, 'ru'), en: counted(value, forms, 'en') };
}
