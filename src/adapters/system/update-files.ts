import { join } from 'node:path';
import { userFolder } from './user-folder.ts';

/** Where everything about updates lies, for one user: never in a state folder, which an update does not touch. */
export function updatesFolder(): string {
  return join(userFolder(), 'updates');
}

/** What lies in that folder, by name. */
export function updateFiles(folder: string) {
  return {
    memory: join(folder, 'update.json'),
    firstStart: join(folder, 'first-start.json'),
    health: join(folder, 'health.json'),
    /** Held by the watcher as long as it lives. */
    lock: join(folder, 'watch.lock'),
    /** Touched by a living watcher every second: the tray has no locks of that kind. */
    beat: join(folder, 'watch.beat'),
    logs: join(folder, 'logs'),
    /** The watcher's own Node and program: nothing an installer replaces. */
    watcher: join(folder, 'watcher'),
    /** Package of a version: the new one until it has proven itself, the running one as the way back. */
    version: (version: string) => join(folder, 'versions', version),
    versions: join(folder, 'versions'),
  };
}
