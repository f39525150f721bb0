import type { Glance } from '../../contract/glance.ts';
import type { Preferences } from '../../contract/window.ts';
import { alarmNews, type Told } from '../notify/alarm-news.ts';
import { alarmNotices, type Notice } from '../notify/alarm-notices.ts';

export interface AlarmTellerParts {
  readonly told: () => Told | undefined;
  readonly keepTold: (told: Told) => void;
  readonly language: () => Preferences['language'];
  readonly show: (notice: Notice) => void;
}

/** Tells a person what is new, and each thing once: what was told is kept over a restart of the tray. */
export class AlarmTeller {
  readonly #parts: AlarmTellerParts;

  constructor(parts: AlarmTellerParts) {
    this.#parts = parts;
  }

  heard({ alarms }: Glance): void {
    const { told, keepTold, language, show } = this.#parts;
    const before = told();
    const news = alarmNews(before, alarms);
    if (JSON.stringify(news.told) !== JSON.stringify(before)) keepTold(news.told);
    for (const notice of alarmNotices(news, language())) show(notice);
  }
}
