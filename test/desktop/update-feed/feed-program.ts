/**
 * A program of Electron that does with updates what the tray does, and says what came of it as lines of JSON:
 * `electron FOLDER` with the address where its next question is asked for in the environment.
 */
import { app } from 'electron';
import { electronFeed } from '../../../src/shell/update/electron-feed.ts';
import { FeedRefusedError } from '../../../src/shell/update/signed-feed.ts';

const base = process.env['WISHES'] ?? '';
const say = (what: object) => process.stdout.write(`SAID ${JSON.stringify(what)}\n`);
const silent = () => undefined;

interface Wish {
  readonly number: number;
  readonly url: string;
  readonly publicKey: string;
  readonly newestSeen?: string;
  readonly folder: string;
}

/** One Electron for all questions: each costs a second to start. */
async function run(): Promise<void> {
  for (;;) {
    const wish = (await (await fetch(`${base}next-wish`)).json()) as Wish;
    say({ number: wish.number, ...(await look(wish)) });
  }
}

async function look({ url, publicKey, newestSeen, folder }: Wish): Promise<object> {
  const openFeed = electronFeed({
    log: { info: silent, warn: silent, error: silent },
    platform: process.platform,
    resourcesPath: folder,
    folder,
    isUnpacked: true,
  });
  try {
    const feed = await openFeed({ url, publicKey }, newestSeen);
    const { version, isNewer } = await feed.check();
    return { version, isNewer, file: isNewer ? await feed.download() : undefined };
  } catch (error) {
    return error instanceof FeedRefusedError ? { refused: error.words.en } : { failed: String(error) };
  }
}

void app
  .whenReady()
  .then(run)
  .catch(() => app.exit(0));
