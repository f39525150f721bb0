import * as z from 'zod';
import { PLAIN_AGENT_TYPES } from '../../../core/fiscal/draft/draft.ts';
import { REFUSABLE_NOTICES, SHOP_MISTAKE_NAMES } from '../../../core/fiscal/draft/shop-mistakes.ts';
import { isShopId } from '../../../core/fiscal/receipt-key.ts';
import { VAT_RATE_NAMES } from '../../../core/fiscal/vat.ts';
import { CLOSE_AT_LATEST_MINUTES } from '../../../core/fiscalization/shift-plan.ts';
import { MOST_CONTACT_DAYS, USUAL_CONTACT_DAYS } from '../../../core/privacy/contact-days.ts';
import { NOTIFY_KEYS, NotifySchema, PingSchema } from '../../notify/settings.ts';
import { isSafeUrl } from '../../notify/this-computer.ts';
import { AlarmsSchema } from './alarm-schema.ts';

/** The settings file. Strict: a misspelt key is an error, never a setting that quietly does nothing. */

const Id = z.string().refine(isShopId, 'от 1 до 16 знаков: латинские строчные буквы, цифры и дефис');
const Inn = z.string().regex(/^(\d{10}|\d{12})$/, 'ИНН — 10 или 12 цифр в кавычках');
const HttpUrl = z.string().refine(isShopLink, 'ссылка подключения из магазина: https://…/sale_check_print.php?hash=…');

const PresenceSchema = z.strictObject({
  fn: z.boolean().default(false),
  ofdHours: z.number().min(1, 'не меньше часа').max(720, 'не больше 720 часов').optional(),
});

const ShopSchema = z.strictObject({
  /** Part of every receipt's key: never changed once receipts were made. */
  id: Id,
  kind: z.literal('bitrix'),
  /** The connect link, a secret; better kept in a file of its own. */
  url: HttpUrl.optional(),
  urlFile: z.string().min(1, 'имя файла, в котором лежит ссылка').optional(),
  /** No default: changing it later makes some shops answer 500 on every poll (bitrix-protocol 3). */
  apiVersion: z.enum(['2', '3'], 'версия протокола магазина: "2" (ФФД 1.05) или "3" (ФФД 1.2), в кавычках'),
  /** 1187. */
  settlementPlace: z.string().trim().min(1, 'адрес сайта, он печатается в чеке').max(256, 'не длиннее 256 знаков'),
  allow: z.array(z.enum(SHOP_MISTAKE_NAMES)).default([]),
  refuse: z.array(z.enum(REFUSABLE_NOTICES)).default([]),
  fallbackContact: z.string().min(1).max(64).optional(),
  agentType: z.enum(PLAIN_AGENT_TYPES).optional(),
  /** What else than the cashbox itself the shop's own list goes by; a shop that is told "not ok" hands out no checks. */
  presence: PresenceSchema.prefault({}),
  maxAgeHours: z.number().positive('число часов больше нуля').max(720, 'не больше 720 часов').default(24),
  /** The payment scheme gives the money of a sale back when its receipt is not made so soon after the hand-out. */
  refundAfterMinutes: z.number().min(1, 'не меньше минуты').max(10_080, 'не больше 10080 минут (7 дней)').optional(),
});

const CashierSchema = z.strictObject({
  name: z.string().trim().min(1, 'имя кассира').max(64, 'не длиннее 64 знаков'),
  inn: Inn.optional(),
});

const CashboxSchema = z.strictObject({
  id: Id,
  driver: z.enum(['atol-serial', 'atol-dto', 'auto']),
  port: z
    .string()
    .refine(isPort, '"auto", "COM5", "/dev/…", "tcp://адрес:порт", а для драйвера АТОЛ ещё "usb" и "usb:ПУТЬ"')
    .default('auto'),
  /** With "auto": ports a person named besides ATOL's own USB ids; nothing else is ever probed. */
  ports: z.array(z.string().refine(isNamedPort, '"COM5" или "/dev/…"')).default([]),
  serialNumber: z
    .string()
    .regex(/^\d{1,14}$/, 'заводской номер — до 14 цифр в кавычках')
    .optional(),
  fnSerial: z
    .string()
    .regex(/^\d{16}$/, 'номер ФН — 16 цифр в кавычках')
    .optional(),
  inn: Inn.optional(),
  shops: z.array(z.string()).default([]),
  cashier: CashierSchema.optional(),
  /** Row of the cashbox's own tax table for a rate that has no known row. */
  taxRows: z.partialRecord(z.enum(VAT_RATE_NAMES), z.int().min(1).max(99)).default({}),
  /** The vendor's library, the file or its folder; looked for in the usual places when not named. */
  library: z.string().min(1, 'путь к файлу драйвера АТОЛ или к его папке').optional(),
  /** Who carries the documents to the OFD. No default here: only a named one can be in the wrong place. */
  ofdChannel: z.enum(['none', 'usb', 'proto']).optional(),
  /** Tag 1011: UTC offset minus one. */
  timeZone: z.int('целое число от 1 до 11').min(1).max(11).optional(),
  withoutMarkingAnswer: z.enum(['refuse', 'sell']).optional(),
  /** Where the factory's passwords of the device were changed: the file they lie in. */
  passwordsFile: z.string().min(1, 'имя файла, в котором лежат пароли кассы').optional(),
  allowLiveFiscal: z.boolean().default(false),
  printReceipts: z.boolean().default(false),
  closeShiftAfterMinutes: z
    .int('целое число минут')
    .min(60, 'не меньше 60 минут')
    .max(CLOSE_AT_LATEST_MINUTES, `не больше ${CLOSE_AT_LATEST_MINUTES} минут: в 24 часа касса откажет`)
    .default(23 * 60 + 30),
  closeLimitSeconds: z.int().min(1).max(3600).default(275),
});

const HeartbeatSchema = z.strictObject({
  url: z.string().refine(isSafeUrl, 'адрес https://… файла kassabridge.php на сайте (http:// — только этот компьютер)'),
  secretFile: z.string().min(1, 'имя файла, в котором лежит ключ'),
});

const PrivacySchema = z.strictObject({
  contactDays: z
    .int('целое число дней')
    .min(0, 'не меньше 0')
    .max(MOST_CONTACT_DAYS, `не больше ${MOST_CONTACT_DAYS} дней`)
    .default(USUAL_CONTACT_DAYS),
});

const ReportSchema = z.strictObject({
  /** When the report of the day before is made, by the clock of this computer; null: only when somebody asks. */
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'время вида «00:30» или null')
    .nullable()
    .default('00:30'),
});

const UpdatesSchema = z.strictObject({
  /** Folder of the feed: `latest.yml` or `latest-linux.yml`, its signature and the packages. */
  url: z.string().refine(isSafeUrl, 'адрес https://… папки с обновлениями (http:// — только этот компьютер)'),
  /** Of whoever releases the updates: nothing is downloaded that this key has not signed. */
  publicKey: z
    .string()
    .regex(
      /^[A-Za-z0-9+/]{43}=$/,
      'открытый ключ выпускающего обновления: 44 знака, их печатает scripts/pack/sign-feed.mjs',
    ),
});

export const SettingsSchema = z.strictObject({
  shops: z.array(ShopSchema).min(1, 'нужен хотя бы один магазин'),
  cashboxes: z.array(CashboxSchema).min(1, 'нужна хотя бы одна касса'),
  stateDir: z.string().min(1, 'имя папки').optional(),
  alarms: AlarmsSchema.prefault({}),
  /** Ways on which people are told of alarms. */
  notify: z.array(NotifySchema).default([]),
  /** A public service that raises the alarm when this computer falls silent. */
  ping: PingSchema.optional(),
  /** The drop-in on the site that shows how we are, and raises the alarm when we fall silent. */
  heartbeat: HeartbeatSchema.optional(),
  privacy: PrivacySchema.prefault({}),
  report: ReportSchema.prefault({}),
  /** Where the tray looks for newer versions of this program; left out, it never does. */
  updates: UpdatesSchema.optional(),
});

export type Settings = z.output<typeof SettingsSchema>;
export type UpdateSettings = NonNullable<Settings['updates']>;
export type ShopSettings = Settings['shops'][number];
export type CashboxSettings = Settings['cashboxes'][number];

/** The keys each part may have, by the last name on the path: for "did you mean". */
export const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(SettingsSchema.shape),
  shops: Object.keys(ShopSchema.shape),
  cashboxes: Object.keys(CashboxSchema.shape),
  presence: Object.keys(PresenceSchema.shape),
  cashier: Object.keys(CashierSchema.shape),
  taxRows: VAT_RATE_NAMES,
  alarms: Object.keys(AlarmsSchema.shape),
  ...NOTIFY_KEYS,
  heartbeat: Object.keys(HeartbeatSchema.shape),
  privacy: Object.keys(PrivacySchema.shape),
  report: Object.keys(ReportSchema.shape),
  updates: Object.keys(UpdatesSchema.shape),
};

/** Keys that once were here, with their part, and where what they held goes now. */
export const MOVED_KEYS: ReadonlyMap<string, string> = new Map([
  ['cashboxes.accessPassword', 'паролю здесь не место: положите его как "access" в файл, названный в passwordsFile'],
  ['cashboxes.modePassword', 'паролю здесь не место: положите его как "mode" в файл, названный в passwordsFile'],
]);

/** May this be the link a shop gives out? The text is a secret and must not get into any message. */
export function isShopLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, searchParams } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && (searchParams.get('hash') ?? '') !== '';
}

function isPort(text: string): boolean {
  return text === 'auto' || text === 'usb' || isPlace(text);
}

/** One port, and not a search: `COM5`, `/dev/…`, `tcp://host:port`, `usb:PATH`. */
export function isPlace(text: string): boolean {
  return (isUsbPort(text) && text !== 'usb') || isNamedPort(text) || /^tcp:\/\/[^\s/:]+:\d{1,5}$/.test(text);
}

/** A device on USB as the vendor's library names it: any, or the one of that path. */
export function isUsbPort(text: string): boolean {
  return text === 'usb' || /^usb:[^\s:][^\s]*$/.test(text);
}

function isNamedPort(text: string): boolean {
  // Any absolute path: the pseudo-terminal of the virtual cashbox is a link wherever its user may write.
  return /^com\d{1,3}$/i.test(text) || /^\/\S+$/.test(text);
}
