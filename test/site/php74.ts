import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { signedHeaders } from '../../src/adapters/heartbeat/signature.ts';

const LOCKED = fileURLToPath(new URL('./php74/', import.meta.url));
/** Another lock file is another folder: what is there is what the lock file says. */
const LOCK_HASH = createHash('sha256')
  .update(readFileSync(join(LOCKED, 'package-lock.json')))
  .digest('hex');
const CACHE = fileURLToPath(new URL(`../../.cache/php74-${LOCK_HASH.slice(0, 12)}`, import.meta.url));
const DROP_IN = fileURLToPath(new URL('../../site/kassabridge.php', import.meta.url));
const INSTALL_LIMIT_MS = 240_000;
/** Said of php.ini at each start, whatever runs. */
const OF_ITS_OWN = /^PHP Deprecated: {2}The mbstring\.func_overload directive .*\n/gm;

/** What we use of `@php-wasm/universal`. */
interface Wasm {
  mkdir(path: string): void;
  writeFile(path: string, data: string | Uint8Array): void;
  run(request: object): Promise<{ readonly httpStatusCode: number; readonly text: string; readonly errors: string }>;
}

export interface OldAnswer {
  readonly status: number;
  readonly text: string;
  /** What PHP wrote into its log. */
  readonly errors: string;
}

export interface OldPhpOptions {
  readonly secret: string;
  readonly viewKey: string;
  /** Lines of php.ini. */
  readonly ini: Readonly<Record<string, string>>;
}

/** PHP 7.4 as WebAssembly with the drop-in in it: Debian has no PHP that old. */
export class OldPhp {
  readonly #php: Wasm;
  readonly #secret: string;

  /** @param folder of {@link fetchPhp74} */
  static async start(folder: string, { secret, viewKey, ini }: OldPhpOptions): Promise<OldPhp> {
    const load = (name: string) =>
      import(pathToFileURL(join(folder, 'node_modules', '@php-wasm', name, 'index.js')).href);
    const [{ PHP, loadPHPRuntime, setPhpIniEntries }, { getPHPLoaderModule }] = await Promise.all([
      load('universal'),
      load('node-7-4'),
    ]);
    const php: Wasm = new PHP(await loadPHPRuntime(await getPHPLoaderModule(), {}));
    await setPhpIniEntries(php, { display_startup_errors: '0', ...ini });
    for (const path of ['/site', '/site/www', '/site/state']) php.mkdir(path);
    php.writeFile('/site/www/kassabridge.php', readFileSync(DROP_IN));
    const config = `['secret' => '${secret}', 'viewKey' => '${viewKey}', 'stateDir' => '/site/state']`;
    php.writeFile('/site/www/kassabridge-config.php', `<?php return ${config};`);
    return new OldPhp(php, secret);
  }

  private constructor(php: Wasm, secret: string) {
    this.#php = php;
    this.#secret = secret;
  }

  /** What an expression of PHP is, as text. */
  async valueOf(expression: string): Promise<string> {
    return (await this.#php.run({ code: `<?php echo ${expression};` })).text;
  }

  get(query: string): Promise<OldAnswer> {
    return this.#call('GET', query);
  }

  post(body: string): Promise<OldAnswer> {
    return this.#call('POST', '', body);
  }

  async #call(method: string, query: string, body = ''): Promise<OldAnswer> {
    const { httpStatusCode, text, errors } = await this.#php.run({
      scriptPath: '/site/www/kassabridge.php',
      relativeUri: `/kassabridge.php?${query}`,
      method,
      headers: method === 'POST' ? signedHeaders(this.#secret, body, Date.now()) : {},
      body: new TextEncoder().encode(body),
      $_SERVER: { REQUEST_METHOD: method, QUERY_STRING: query, DOCUMENT_ROOT: '/site/www' },
    });
    return { status: httpStatusCode, text, errors: errors.replace(OF_ITS_OWN, '') };
  }
}

/** Fetches it once, by the hashes of its lock file. @returns its folder, or why not */
export async function fetchPhp74(): Promise<{ readonly folder: string } | string> {
  if (existsSync(CACHE)) return { folder: CACHE };
  const draft = `${CACHE}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    cpSync(LOCKED, draft, { recursive: true });
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await promisify(execFile)('npm', args, { cwd: draft, timeout: INSTALL_LIMIT_MS });
    renameSync(draft, CACHE);
    return { folder: CACHE };
  } catch {
    return existsSync(CACHE) ? { folder: CACHE } : 'пакет @php-wasm/node-7-4 не ставится (npm)';
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
