import { loadSettings } from '../../adapters/system/settings/load-settings.ts';
import { updatesFolder } from '../../adapters/system/update-files.ts';
import type { Preferences } from '../../contract/window.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Person } from '../deeds/ask-person.ts';
import { LAUNCH_SWITCHES } from '../places/launch-switches.ts';
import type { Places } from '../places/places.ts';
import { canWrite, howInstalled } from './installed.ts';
import { hasWayBack, layPackages } from './packages.ts';
import { UpdateSide, type UpdateSideParts } from './update-side.ts';
import { lastUpdateOf, UpdateStore } from './update-store.ts';
import { readyBody, readyTitle, UPDATE_WORDS } from './update-words.ts';
import { layWatcher, startWatcher } from './watcher-program.ts';

export interface UpdateWish
  extends Pick<UpdateSideParts, 'agent' | 'isWindowOpen' | 'stopAgent' | 'startAgent' | 'quit'> {
  readonly places: Places;
  readonly clock: Clock;
  readonly log: Log;
  readonly person: Person;
  readonly language: () => Preferences['language'];
  /** Of this program. */
  readonly version: string;
  readonly isPackaged: boolean;
  readonly process: Pick<NodeJS.Process, 'platform' | 'env' | 'execPath' | 'resourcesPath' | 'pid'>;
  readonly restartAgent: () => Promise<void>;
  /** A notification with what to do on a click; false where the system has none. */
  readonly notify: (title: string, body: string, onClick: () => void) => boolean;
}

const DAY_MS = 24 * 3_600_000;

/** Updates of this program as it is installed here. Nothing is loaded or asked before an address is set. */
export function makeUpdateSide(wish: UpdateWish): UpdateSide {
  const { places, log, version, process } = wish;
  const folder = updatesFolder();
  const store = new UpdateStore(folder);
  const { platform, env, execPath, resourcesPath, pid } = process;
  const isDemo = places.demoState !== undefined;
  const side = new UpdateSide({
    ...wish,
    installed: howInstalled({ platform, env, isPackaged: wish.isPackaged, isDemo, execPath, canWrite }),
    store,
    settings: () => settingsOf(places),
    openFeed: async (settings, newestSeen) => {
      const { electronFeed } = await import('./electron-feed.ts');
      return electronFeed({ log, platform, resourcesPath, folder })(settings, newestSeen);
    },
    hasWayBack: (installed) => hasWayBack(store, installed, version),
    layPackages: (installed, to, downloaded) => layPackages(store, installed, { from: version, to }, downloaded),
    layWatcher: () => layWatcher(store, places, platform),
    startWatcher: () => startWatcher(store, folder, true),
    resumeWatcher: () => startWatcher(store, folder, false),
    lastUpdate: lastUpdateOf,
    tellReady: (ready) => tellReady(wish, ready, (forMs) => side.postpone(forMs)),
    args: [...(platform === 'linux' ? LAUNCH_SWITCHES : []), '--hidden', '--config', places.settingsFile],
    pid,
  });
  return side;
}

/** The whole file, as the agent reads it: what the agent refuses is no order for an update either. */
function settingsOf({ settingsFile, demoState }: Places): ReturnType<UpdateSideParts['settings']> {
  if (demoState !== undefined) return undefined;
  try {
    const { settings, stateDir } = loadSettings(settingsFile);
    return { updates: settings.updates, stateDir };
  } catch {
    // The agent says what is wrong with it.
    return undefined;
  }
}

function tellReady(
  { person, language, notify, log }: UpdateWish,
  version: string,
  postpone: (forMs: number) => void,
): void {
  const [title, body] = [readyTitle(version)[language()], readyBody[language()]];
  const ask = () => {
    const answers = [UPDATE_WORDS.inQuietMinute, UPDATE_WORDS.tomorrow, UPDATE_WORDS.inWeek];
    const question = {
      message: title,
      detail: UPDATE_WORDS.postponeDetail[language()],
      answers: answers.map((words) => words[language()]),
      cancel: 1,
    };
    person
      .ask(question)
      .then((answer) => postpone([0, DAY_MS, 7 * DAY_MS][answer] ?? DAY_MS))
      .catch((error: unknown) => log.warn('update question', { text: String(error) }));
  };
  if (!notify(title, body, ask)) ask();
}
