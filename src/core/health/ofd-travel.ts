import type { Words } from './light.ts';
import type { OfdEvidence, OfdStep } from './ofd-evidence.ts';

/** A way of the documents, and what to look at when they do not go it. */
interface Travel {
  readonly way: Words;
  readonly unseen: Words;
}

const UNSEEN_SERVICE: Words = {
  ru: 'Работает ли этот путь, по кассе не видно. Если документы не уходят: есть ли у кассы интернет, а если она выходит в сеть через компьютер — запущена ли служба EthernetOverTransport («Службы» Windows).',
  en: 'Whether it works cannot be seen at the cashbox. If documents do not leave: has it internet, and where it goes through the computer, does the service EthernetOverTransport run.',
};
const BY_AGENT: Travel = {
  way: {
    ru: 'Документы передаёт драйвер АТОЛ внутри агента: они уходят, только пока агент работает, а касса подключена.',
    en: 'The driver inside the agent carries the documents: they leave only while the agent runs and the cashbox is connected.',
  },
  unseen: {
    ru: 'Дошло ли что-нибудь, ещё не видно. Если документы не уходят: есть ли у компьютера интернет и не закрывает ли его брандмауэр.',
    en: 'Whether anything has arrived is not seen yet. If documents do not leave: has this computer internet, and does no firewall close it.',
  },
};
const BY_SERVICE: Travel = {
  way: {
    ru: 'По настройкам документы передаёт служба драйвера АТОЛ (EthernetOverTransport) на этом компьютере.',
    en: 'By the settings a service of the driver (EthernetOverTransport) on this computer carries the documents.',
  },
  unseen: UNSEEN_SERVICE,
};
const BY_ITSELF: Travel = {
  way: {
    ru: 'Агент документы не передаёт: касса отправляет их сама по своей сети или через службу EthernetOverTransport на этом компьютере.',
    en: 'The agent carries no documents: the cashbox sends them over its own network or through the service EthernetOverTransport on this computer.',
  },
  unseen: UNSEEN_SERVICE,
};

/** How the documents travel. That the way works is proven only by documents that have gone it. */
export function travelStep({ identity, channel, exchange, ticket }: OfdEvidence): OfdStep {
  const { way, unseen } = identity.carriesOfdExchange ? BY_AGENT : channel === 'usb' ? BY_SERVICE : BY_ITSELF;
  if (exchange.unsentCount === 0 && ticket) return { state: 'fine', ...way };
  return { state: 'unknown', ru: `${way.ru} ${unseen.ru}`, en: `${way.en} ${unseen.en}` };
}
