import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import electronUpdater from 'electron-updater';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider.js';
import { type ProviderRuntimeOptions, parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { writePrivateFile } from '../../adapters/system/private-file.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Feed, OpenFeed } from './feed.ts';
import { readSignedFeed, type SignedFeed } from './signed-feed.ts';

export interface ElectronFeedParts {
  readonly log: Log;
  readonly platform: NodeJS.Platform;
  /** Where the packed program has its `app-update.yml`, with the publisher's name in it where its code is signed. */
  readonly resourcesPath: string;
  /** For one of our own where there is none. */
  readonly folder: string;
  /** A test runs unpacked. */
  readonly isUnpacked?: boolean;
}

/**
 * electron-updater with its generic server; the feed is believed only with its signature, and nothing is ever installed by it:
 * that is the watcher's.
 */
export function electronFeed(parts: ElectronFeedParts): OpenFeed {
  return async (settings, newestSeen) => {
    let signed: SignedFeed | undefined;
    class SignedProvider extends GenericProvider {
      override async getLatestVersion(): Promise<UpdateInfo> {
        const name = `${this.getDefaultChannelName()}.yml`;
        const url = addressOf(settings.url, name);
        const parse = (text: string) => parseUpdateInfo(text, name, url);
        const feed = (await this.httpRequest(url)) ?? '';
        const signature = await this.#signature(addressOf(settings.url, `${name}.sig`));
        signed = readSignedFeed(feed, signature, { publicKey: settings.publicKey, newestSeen }, parse);
        return parse(feed);
      }

      async #signature(url: URL): Promise<string | undefined> {
        try {
          return (await this.httpRequest(url)) ?? undefined;
        } catch (error) {
          if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return undefined;
          throw error;
        }
      }
    }
    const updater = openUpdater(parts);
    updater.setFeedURL({
      provider: 'custom',
      url: settings.url,
      updateProvider: providerOf(SignedProvider, settings.url),
    });
    return feedOf(updater, () => signed);
  };
}

/** electron-updater builds it with options of its own kind. */
function providerOf(Provider: typeof GenericProvider, url: string) {
  return class extends Provider {
    constructor(_: unknown, updater: AppUpdater, options: ProviderRuntimeOptions) {
      super({ provider: 'generic', url }, updater, options);
    }
  };
}

function feedOf(updater: AppUpdater, signed: () => SignedFeed | undefined): Feed {
  return {
    async check() {
      const result = await updater.checkForUpdates();
      const feed = signed();
      if (!result || !feed) throw new Error('The updater is not active here');
      return { ...feed, isNewer: result.isUpdateAvailable };
    },
    async download() {
      const [file] = await updater.downloadUpdate();
      if (file === undefined) throw new Error('Nothing was downloaded');
      return file;
    },
  };
}

function openUpdater({ log, platform, resourcesPath, folder, isUnpacked = false }: ElectronFeedParts): AppUpdater {
  const updater = platform === 'win32' ? new electronUpdater.NsisUpdater() : new electronUpdater.AppImageUpdater();
  updater.logger = {
    info: (text?: unknown) => log.info('updater', { text: String(text) }),
    warn: (text?: unknown) => log.warn('updater', { text: String(text) }),
    error: (text?: unknown) => log.error('updater', { text: String(text) }),
  };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  updater.forceDevUpdateConfig = isUnpacked;
  updater.updateConfigPath = configOf(resourcesPath, folder);
  return updater;
}

/** It wants to be told the name of its folder in the cache. */
function configOf(resourcesPath: string, folder: string): string {
  const packed = join(resourcesPath, 'app-update.yml');
  if (existsSync(packed)) return packed;
  const own = join(folder, 'app-update.yml');
  writePrivateFile(own, 'updaterCacheDirName: kassabridge-updater\n');
  return own;
}

/** Past any cache between us and the server. */
function addressOf(base: string, name: string): URL {
  const url = new URL(name, base.endsWith('/') ? base : `${base}/`);
  url.searchParams.set('noCache', Date.now().toString(32));
  return url;
}
