import { KassaError } from '../../core/errors.ts';

/** What the drop-in answers with: `{"ok":true}`, or the reason why not. */
interface Answer {
  readonly ok: boolean;
  readonly reason: string;
  readonly skewSeconds: number | undefined;
}

/** The reasons of `site/kassabridge.php`, as a person needs them. */
const REASONS: Readonly<Record<string, string>> = {
  timestamp: 'часы этого компьютера и сайта расходятся',
  sequence: 'сайт уже принял более новый сигнал',
  'other-agent': 'сайт слышит другой агент с тем же ключом; для каждого нужна своя копия kassabridge.php',
  version: 'kassabridge.php на сайте старее или новее агента',
  size: 'сигнал слишком велик',
  json: 'тело запроса испорчено по дороге',
  storage: 'сайт не может записать состояние: диск полон или нет прав',
  busy: 'сайт занят',
  'not-configured': 'на сайте не заполнен kassabridge-config.php',
  internal: 'ошибка внутри kassabridge.php',
};

/**
 * Reads the answer to a heartbeat. A status alone proves nothing: a log-in page answers 200 too.
 *
 * @throws {KassaError} CB-861 when the key is refused, CB-862 with the reason when it was not taken
 */
export function checkAnswer(status: number, body: string): void {
  const answer = parse(body);
  if (status === 200 && answer?.ok) return;
  const vendor = { source: 'http', code: status, text: answer?.reason ?? '' };
  if (answer?.reason === 'signature') throw new KassaError('CB-861', '', { vendor });
  throw new KassaError('CB-862', answer && !answer.ok ? reasonWords(answer, status) : strangerWords(status), {
    vendor,
  });
}

function reasonWords({ reason, skewSeconds }: Answer, status: number): string {
  const words = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  if (words === undefined) return `код ${status}`;
  // Whole minutes: the same words each time, so that the log says it once.
  return skewSeconds === undefined ? words : `${words} на ${Math.floor(Math.abs(skewSeconds) / 60)} мин`;
}

function strangerWords(status: number): string {
  if (status >= 300 && status < 400) return `код ${status}: сайт переадресует, укажите конечный адрес (обычно https)`;
  if (status === 404) return 'код 404: по этому адресу нет kassabridge.php';
  return `код ${status}: ответил не kassabridge.php (закрытый сайт, вход, защита хостинга)`;
}

function parse(body: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('ok' in value) || typeof value.ok !== 'boolean')
      return undefined;
    const reason = 'reason' in value && typeof value.reason === 'string' ? value.reason : '';
    const skew = 'skewSeconds' in value && typeof value.skewSeconds === 'number' ? value.skewSeconds : undefined;
    return { ok: value.ok, reason, skewSeconds: skew };
  } catch {
    return undefined;
  }
}
