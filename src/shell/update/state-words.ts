import type { Words } from '../../core/health/light.ts';
import type { Hindrance } from './may-install.ts';
import type { UpdateState } from './updater.ts';

const NOT_KNOWN: Words = {
  ru: 'Есть ли версия новее, сейчас не известно: проверка ещё впереди.',
  en: 'Whether there is a newer version is not known now: it is looked for later.',
};
const NEWEST: Words = {
  ru: 'При последней проверке версии новее не было.',
  en: 'There was no newer version when it was looked for last.',
};
/** Continues "ждёт" and "waits"; Russian with its own comma or space. */
const WAITS: Readonly<Record<Hindrance, Words>> = {
  agent: { ru: ', чтобы агент работал', en: 'for the agent to be at work' },
  receipts: { ru: ', чтобы не осталось чеков в работе', en: 'until no receipt is in work' },
  notQuiet: { ru: ' двух минут без чеков', en: 'for two minutes without a receipt' },
  window: { ru: ', чтобы это окно закрыли', en: 'for this window to be closed' },
  grace: { ru: ' десяти минут, чтобы вы могли её отложить', en: 'ten minutes, so that you can postpone it' },
  postponed: { ru: ' срока, на который её отложили', en: 'as long as it was postponed for' },
};

/** How things are with newer versions, for whoever asks. */
export function updateStateWords(state: UpdateState): Words {
  switch (state.state) {
    case 'notKnown':
      return NOT_KNOWN;
    case 'off':
      return state.words;
    case 'upToDate':
      return NEWEST;
    case 'ready':
      return readyWords(state.version, state.waitsFor);
  }
}

function readyWords(version: string, waitsFor: Hindrance | undefined): Words {
  if (waitsFor === undefined)
    return { ru: `Версия ${version} устанавливается.`, en: `Version ${version} is being installed.` };
  const { ru, en } = WAITS[waitsFor];
  return { ru: `Версия ${version} скачана и ждёт${ru}.`, en: `Version ${version} is downloaded and waits ${en}.` };
}
