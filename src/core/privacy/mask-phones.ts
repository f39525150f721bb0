/** Between the digits of a phone: blanks, brackets, dots and dashes of every length; never the end of a line. */
const GAP = '(?:[^\\S\\r\\n]|[().\\u2010-\\u2015\\u2212-])';
/** The same without the dot: three digits and dots are an address in the network. */
const DASH = '(?:[^\\S\\r\\n]|[()\\u2010-\\u2015\\u2212-])';
const NO_DIGIT_BEFORE = '(?<!\\d)';
/** Nor are they the end of a longer number with a point in it: a version, an address. */
const NO_NUMBER_BEFORE = '(?<!\\d)(?<!\\d[.,])';
/** Two digits behind a point are kopecks. */
const ENDS = '(?!\\d)(?![.,]\\d\\d(?!\\d))';
const DATE_NEXT = '(?!\\s(?:\\d{4}-\\d\\d-\\d\\d|\\d\\d\\.\\d\\d\\.\\d{4}))';

const pattern = (source: string) => new RegExp(source, 'g');

/** Ways to write a phone, the longest first. None fits 13, 14 or 16 digits: times, devices, FN and registrations. */
const PHONES: readonly RegExp[] = [
  pattern(`\\+7(?:${GAP}{0,3}\\d){10}${ENDS}`),
  // Any country. `12:00:00+1000` is a time zone, and no country begins with 0.
  pattern(`\\+(?!(?<=\\d\\+)1[0-4]:?[0-5]\\d(?!\\d))[1-9](?:${DATE_NEXT}${GAP}{0,3}\\d){6,14}(?!\\d)`),
  pattern(`${NO_DIGIT_BEFORE}[78]\\d{10}${ENDS}`),
  // Its code in one piece: else the end of another number before a phone would be taken for its beginning.
  pattern(`${NO_NUMBER_BEFORE}[78]${GAP}{0,3}\\d{3}(?:${GAP}{0,3}\\d){7}${ENDS}`),
  // The neighbours, as shops write them: bare digits of 11 or 12.
  pattern(`${NO_DIGIT_BEFORE}(?:375|380|99[2-68])\\d{9}(?!\\d)`),
  pattern(`${NO_DIGIT_BEFORE}37[0-4]\\d{8}(?!\\d)`),
  // A mobile without its country; a fiscal sign of ten digits never begins with 9, since it has 32 bits.
  pattern(`${NO_NUMBER_BEFORE}\\(?9\\d\\d(?:${DASH}{0,2}\\d){7}${ENDS}`),
  // A town in brackets, or digits grouped as a phone's are.
  pattern(`\\(\\d{3,5}\\)(?:${DASH}{0,2}\\d){5,7}(?!\\d)`),
  pattern(`${NO_NUMBER_BEFORE}\\d{3}${DASH}{1,2}\\d{3}${DASH}\\d{2}${DASH}\\d{2}(?!\\d)`),
  pattern('(?<![\\d-])\\d{3}-\\d{2}-\\d{2}(?![\\d-])'),
];

/** A day inside of what looks like a phone: then it is a list of numbers. */
const DAY = /(?<!\d)(?:19|20)\d\d([-.])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)/;
const DAY_BACKWARDS = /(?<!\d)(?:0[1-9]|[12]\d|3[01])([-.])(?:0[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)/;
/** How much of what follows may complete the day. */
const DAY_TAIL = 8;
/** Ten or twelve digits behind one of these words are no phone, whatever they begin with. */
const INN_BEFORE = /(?:инн|inn|vatin)["'\s:=№\\]{0,6}$/i;
const INN_LOOK_BACK = 12;
const INN = /^(?:\d{10}|\d{12})$/;

/** Phones of any shape become `+7***12`: the country's first digit and the last two are left. */
export function maskPhones(text: string): string {
  let masked = text;
  for (const phone of PHONES) {
    masked = masked.replace(phone, (found: string, ...rest: readonly unknown[]) => {
      const [offset, whole] = rest.slice(-2) as [number, string];
      return isOurs(found, offset, whole) ? found : maskOf(found);
    });
  }
  return masked;
}

function isOurs(found: string, offset: number, whole: string): boolean {
  if (INN.test(found) && INN_BEFORE.test(whole.slice(Math.max(0, offset - INN_LOOK_BACK), offset))) return true;
  if (found.startsWith('(') && digitsOf(found).length < 10) return true;
  const around = whole.slice(offset, offset + found.length + DAY_TAIL);
  return found.charAt(0) !== '+' && startsDayWithin(around, found.length);
}

function startsDayWithin(around: string, length: number): boolean {
  return [DAY, DAY_BACKWARDS].some((day) => (day.exec(around)?.index ?? length) < length);
}

function maskOf(phone: string): string {
  const digits = digitsOf(phone);
  if (digits.length < 10) return '***';
  const country = phone.startsWith('+') ? `+${digits[0]}` : digits.length === 11 ? digits[0] : '';
  return `${country}***${digits.slice(-2)}`;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
