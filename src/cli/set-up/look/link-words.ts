import type { LinkStep } from '../../../adapters/shop/link-step.ts';
import type { SetUpStep } from '../../../contract/set-up.ts';
import { sentences } from '../../../core/errors.ts';
import type { LightState, Words } from '../../../core/health/light.ts';
import { step, words } from '../steps.ts';

const DAY_MS = 86_400_000;
/** A certificate that ends so soon is worth a word. Source: bitrix-monitoring, section 3. */
const SOON_DAYS = 14;

const TITLES: Readonly<Record<LinkStep['step'], Words>> = {
  name: words('Имя сайта', 'Name of the site'),
  connection: words('Соединение с сайтом', 'Connection to the site'),
  certificate: words('Сертификат сайта', 'Certificate of the site'),
  answer: words('Ответ сайта', 'Answer of the site'),
  data: words('Отвечает магазин', 'The shop itself answers'),
  link: words('Ссылка подключения', 'The connect link'),
};

const DONE: Readonly<Record<LinkStep['step'], Words>> = {
  name: words('имя находится', 'the name is found'),
  connection: words('сайт принимает соединение', 'the site takes connections'),
  certificate: words('сертификат принят', 'the certificate is accepted'),
  answer: words('сайт отвечает', 'the site answers'),
  data: words('отвечает магазин, а не страница', 'the shop answers, and no page'),
  link: words('магазин узнал ссылку', 'the shop knows the link'),
};

const UNCLEAR = words('отсюда не понять', 'cannot be told from here');
const NOT_REACHED = words('не дошли', 'not reached');
const OPEN_LINK = words(
  'ссылка начинается с http://: пароль магазина идёт по сети открытым текстом',
  'the link begins with http://: the password of the shop travels readable',
);

/** What a person can do where it broke; where the catalog's sentence says it already, nothing. */
const CURES: Partial<Record<LinkStep['step'], Words>> = {
  name: words(
    'Проверьте адрес в ссылке и интернет на этом компьютере.',
    'Check the address in the link and the internet of this computer.',
  ),
  connection: words(
    'Проверьте, открывается ли сайт в браузере этого компьютера; не закрыт ли он для этого адреса.',
    'Check whether the site opens in a browser of this computer, and is not closed for its address.',
  ),
  certificate: words(
    'Обновите сертификат сайта или проверьте часы этого компьютера.',
    'Renew the certificate of the site, or check the clock of this computer.',
  ),
  answer: words(
    'Спросите хостинг или администратора сайта: запросы к /bitrix/tools/ должны проходить.',
    'Ask the hosting or the administrator of the site: requests to /bitrix/tools/ have to pass.',
  ),
  data: words(
    'Откройте сайт для посетителей, проверьте лицензию и модуль «Интернет-магазин».',
    'Open the site to visitors, check its licence and the sale module.',
  ),
  link: words(
    'Создайте новую ссылку: Магазин → Кассы → «Сгенерировать ссылку», и вставьте её целиком.',
    'Make a new link: Магазин → Кассы → «Сгенерировать ссылку», and paste the whole of it.',
  ),
};

/** One step of a tried link, for the wizard. The link itself is in none of it. */
export function linkStepWords(seen: LinkStep, now: number): SetUpStep {
  const title = TITLES[seen.step];
  switch (seen.state) {
    case 'done':
      return seen.step === 'certificate'
        ? certificate(title, seen.validUntil, now)
        : step(seen.step, 'fine', title, DONE[seen.step]);
    case 'failed':
      return step(seen.step, 'trouble', title, faultWords(seen), CURES[seen.step]);
    case 'unclear':
      return step(seen.step, 'unknown', title, UNCLEAR);
    case 'notReached':
      return step(seen.step, 'unknown', title, NOT_REACHED);
    case 'notUsed':
      return step(seen.step, 'attention', title, OPEN_LINK, HTTPS);
  }
}

const HTTPS = words(
  'Включите на сайте https и создайте ссылку, открыв админку по https.',
  'Switch https on at the site and make the link with the admin opened by https.',
);

function faultWords({ fault }: LinkStep): Words {
  return fault ? sentences(fault.code, fault.detail) : UNCLEAR;
}

function certificate(title: Words, validUntil: number | undefined, now: number): SetUpStep {
  if (validUntil === undefined) return step('certificate', 'fine', title, DONE.certificate);
  const days = Math.floor((validUntil - now) / DAY_MS);
  const state: LightState = days < 0 ? 'trouble' : days <= SOON_DAYS ? 'attention' : 'fine';
  const seen = words(`принят, дней до конца: ${days}`, `accepted, days left: ${days}`);
  return step('certificate', state, title, seen, state === 'fine' ? undefined : CURES.certificate);
}
