import type { Clock } from '../../../core/ports/clock.ts';
import { htmlAnswer, type ShopRequest, type ShopResponse } from '../http.ts';
import { errorPage, hostPage } from '../pages.ts';
import type { FaultSwitches } from './fault-switches.ts';

const SLOW_MS = 20_000;
const PROXY_LIMIT_MS = 60_000;
const DAY_MS = 86_400_000;

interface Exchange {
  readonly request: ShopRequest;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly faults: FaultSwitches;
}

type Inner = (signal: AbortSignal) => Promise<ShopResponse>;

/** Stands between the client and the shop the way a host, a proxy and a bad line do. */
export async function throughBadWeather(exchange: Exchange, inner: Inner): Promise<ShopResponse> {
  const { signal, clock, faults } = exchange;
  const instead = insteadOfTheShop(exchange);
  if (instead) return instead;
  if (faults.fires('never-answers')) return neverAnswers(clock, signal);
  if (faults.fires('slow-server')) await clock.sleep(SLOW_MS, signal);
  const answered = faults.isOn('proxy-cuts-60s-504') ? behindProxy(exchange, inner) : inner(shopSignal(faults, signal));
  return spoiled(await orGone(answered, signal), faults);
}

/** Answers that come without the shop having seen the request. */
function insteadOfTheShop({ request, faults }: Exchange): ShopResponse | undefined {
  if (faults.fires('drops-connection')) return { ...htmlAnswer(0, ''), delivery: 'dropped' };
  if (faults.fires('html-instead-of-json')) return htmlAnswer(200, hostPage('Срок лицензии истёк'));
  if (faults.fires('closed-site-403')) return htmlAnswer(403, hostPage('Сайт закрыт на реконструкцию'));
  if (faults.fires('hash-switched-off')) return htmlAnswer(403, '');
  if (faults.fires('error-500')) return htmlAnswer(500, errorPage());
  if (faults.fires('empty-body')) return htmlAnswer(200, '');
  if (faults.fires('redirect-https')) return redirect(request);
  return undefined;
}

function redirect(request: ShopRequest): ShopResponse {
  const { host = 'training-shop.example' } = request.headers;
  const query = new URLSearchParams({ hash: request.query.hash ?? '' });
  const location = `https://${host}${request.path}?${query}`;
  return htmlAnswer(301, hostPage('301 Moved Permanently'), { location });
}

async function neverAnswers(clock: Clock, signal: AbortSignal): Promise<ShopResponse> {
  await clock.sleep(DAY_MS, signal);
  return { ...htmlAnswer(0, ''), delivery: 'dropped' };
}

/** PHP that does not notice a client who left works on to its end. */
function shopSignal(faults: FaultSwitches, signal: AbortSignal): AbortSignal {
  return faults.isOn('client-gone-unnoticed') ? new AbortController().signal : signal;
}

async function behindProxy({ clock, signal, faults }: Exchange, inner: Inner): Promise<ShopResponse> {
  const timer = new AbortController();
  // The shop behind the proxy is not told that its client is gone: what it marks after that stays marked.
  const answered = inner(new AbortController().signal).then((answer) => ({ answer }));
  answered.catch(() => undefined);
  const limit = clock
    .sleep(PROXY_LIMIT_MS, AbortSignal.any([timer.signal, signal]))
    .then(() => ({ answer: undefined }));
  limit.catch(() => undefined);
  const { answer } = await Promise.race([answered, limit]);
  timer.abort();
  if (answer) return answer;
  faults.fires('proxy-cuts-60s-504');
  return htmlAnswer(504, hostPage('504 Gateway Time-out'));
}

/** The client's own end of the line: it stops waiting the moment it leaves, whatever the shop still does. */
async function orGone(answered: Promise<ShopResponse>, signal: AbortSignal): Promise<ShopResponse> {
  answered.catch(() => undefined);
  let leave = () => {};
  const gone = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([answered, gone]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/** What happens to an answer on its way back. */
function spoiled(answer: ShopResponse, faults: FaultSwitches): ShopResponse {
  const handsOut = answer.body.startsWith('{"print"') || answer.body.startsWith('{"reports"');
  const dropped: ShopResponse = { ...answer, body: '', delivery: 'dropped' };
  if (handsOut && faults.fires('loses-answer')) return dropped;
  if (answer.body.startsWith('{"ack"') && faults.fires('ack-lost')) return dropped;
  if (answer.body.length > 2 && faults.fires('cut-body')) {
    return { ...answer, body: answer.body.slice(0, answer.body.length >> 1), delivery: 'cut' };
  }
  return answer;
}
