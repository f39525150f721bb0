import * as z from 'zod';
import { ALARM_LEVELS } from '../../core/alarms/alarm.ts';
import { isShopId } from '../../core/fiscal/receipt-key.ts';
import { isSafeUrl, isThisComputer } from './this-computer.ts';

/** The parts `notify` and `ping` of the settings file. Strict; a secret is only ever named by its file. */

const Id = z.string().refine(isShopId, 'от 1 до 16 знаков: латинские строчные буквы, цифры и дефис');
const CHAT = 'номер чата или "@имя_канала"';
const PORT = 'номер порта, от 1 до 65535 без кавычек';
const FileName = z.string().min(1, 'имя файла');
const Url = z.string().refine(isSafeUrl, 'адрес https://… без пароля внутри (http:// — только этот компьютер)');
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'время вида "22:00"');
const Address = z.string().regex(/^[^\s<>@",;]+@[^\s<>@",;]+$/, 'адрес почты вида name@example.ru');

const ProxySetting = z
  .string()
  .refine(isProxy, '"system", "none" или "http://адрес:порт" (без пароля: его берут из переменной HTTPS_PROXY)')
  .default('system');

const QuietHoursSchema = z
  .strictObject({ from: Time, to: Time })
  .refine(({ from, to }) => from !== to, 'начало и конец тихих часов совпадают');

const COMMON = {
  id: Id,
  /** The mildest that is told. */
  level: z.enum(ALARM_LEVELS).default('attention'),
  /** Local time of this computer. */
  quietHours: QuietHoursSchema.optional(),
  proxy: ProxySetting,
  language: z.enum(['ru', 'en']).default('ru'),
};

const TelegramSchema = z.strictObject({
  ...COMMON,
  kind: z.literal('telegram'),
  tokenFile: FileName,
  chatId: z.union([z.int(CHAT), z.string().regex(/^(-?\d{1,20}|@[A-Za-z]\w{3,31})$/, CHAT)], CHAT).transform(String),
  apiUrl: Url.default('https://api.telegram.org'),
});

const MailSchema = z
  .strictObject({
    ...COMMON,
    kind: z.literal('mail'),
    host: z.string().regex(/^[^\s/:@]+$|^::1$/, 'имя почтового сервера, без порта'),
    /** The usual one of `security` when left out: 465, 587, 25. */
    port: z.int(PORT).min(1, PORT).max(65_535, PORT).optional(),
    security: z.enum(['tls', 'starttls', 'none']).default('tls'),
    user: z.string().min(1, 'имя пользователя почты').optional(),
    passwordFile: FileName.optional(),
    from: Address,
    to: z.array(Address).min(1, 'нужен хотя бы один адрес').max(20, 'не больше 20 адресов'),
  })
  .refine(({ security, host }) => security !== 'none' || isThisComputer(host), {
    path: ['security'],
    message: '"none" — только для почтового сервера на этом компьютере: пароль пошёл бы по сети открытым текстом',
  })
  .refine(({ security, user }) => security === 'none' || user !== undefined, { path: ['user'], message: 'не указано' })
  .refine(({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined), {
    path: ['passwordFile'],
    message: 'user и passwordFile указывают вместе',
  });

const WebhookSchema = z.strictObject({
  ...COMMON,
  kind: z.literal('webhook'),
  url: Url,
  secretFile: FileName,
});

/** One row of `notify`. */
export const NotifySchema = z.discriminatedUnion(
  'kind',
  [TelegramSchema, MailSchema, WebhookSchema],
  'одно из: telegram, mail, webhook',
);

/** The part `ping`: a service that raises the alarm when this computer falls silent. */
export const PingSchema = z.strictObject({ urlFile: FileName, proxy: ProxySetting });

/** The keys each part may have, by the last name on the path: for "did you mean". */
export const NOTIFY_KEYS = {
  notify: [
    ...new Set([TelegramSchema, MailSchema, WebhookSchema].flatMap((schema): string[] => Object.keys(schema.shape))),
  ],
  quietHours: Object.keys(QuietHoursSchema.shape),
  ping: Object.keys(PingSchema.shape),
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type NotifySettings = z.output<typeof NotifySchema>;
export type TelegramSettings = z.output<typeof TelegramSchema>;
export type MailSettings = z.output<typeof MailSchema>;
export type WebhookSettings = z.output<typeof WebhookSchema>;
export type PingSettings = z.output<typeof PingSchema>;

function isProxy(text: string): boolean {
  if (text === 'system' || text === 'none') return true;
  return /^http:\/\/[^\s/@?#]+:\d{1,5}\/?$/.test(text) && URL.canParse(text);
}
