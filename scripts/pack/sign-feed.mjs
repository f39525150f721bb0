/**
 * Signs the lists of a release: beside each `latest*.yml` of a folder its signature, which trays ask for before they download.
 *
 *   node scripts/pack/sign-feed.mjs --new-key KEY.pem       makes the key of whoever releases; prints the public one
 *   node scripts/pack/sign-feed.mjs --key KEY.pem release   signs; prints the public key, which the settings name (updates.publicKey)
 *
 * The key stays with whoever releases and is in no repository. Upload the packages first, then the `.sig`, then the `.yml`.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isStartedFile, say, stop } from '../house.mjs';

/** Makes an Ed25519 key. @returns {string} the public one, as the settings name it */
export function makeKey(path) {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
  return publicKeyOf(privateKey);
}

/** Signs every `latest*.yml` in a folder. @returns {{ files: string[], publicKey: string }} */
export function signFeeds(folder, keyPath) {
  const key = createPrivateKey(readFileSync(keyPath));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${keyPath}: ${key.asymmetricKeyType}, нужен ключ Ed25519`);
  const feeds = readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name));
  if (feeds.length === 0) throw new Error(`в папке ${folder} нет latest*.yml: сначала npm run dist`);
  for (const name of feeds) {
    const signature = sign(null, readFileSync(join(folder, name)), key);
    writeFileSync(join(folder, `${name}.sig`), `${signature.toString('base64')}\n`);
  }
  return { files: feeds.map((name) => `${name}.sig`), publicKey: publicKeyOf(key) };
}

function publicKeyOf(privateKey) {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

function main() {
  const { values, positionals } = parseArgs({
    options: { 'new-key': { type: 'string' }, key: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder = 'release'] = positionals;
  if (values['new-key'] !== undefined) {
    if (existsSync(values['new-key'])) stop(`${values['new-key']}: такой файл уже есть, ключ не заменяется.`);
    say(`Открытый ключ для настроек (updates.publicKey): ${makeKey(values['new-key'])}`);
    return;
  }
  if (values.key === undefined) stop('Нужен ключ: --key KEY.pem, новый делает --new-key KEY.pem.');
  const { files, publicKey } = signFeeds(folder, values.key);
  say(`Подписано: ${files.join(', ')}. Открытый ключ (updates.publicKey): ${publicKey}`);
}

if (isStartedFile(import.meta.url)) {
  try {
    main();
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error));
  }
}
