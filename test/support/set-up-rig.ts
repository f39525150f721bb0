import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { SystemView } from '../../src/adapters/system/other-agents/system-view.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { SetUpParts } from '../../src/cli/set-up/parts.ts';
import { serveSetUp } from '../../src/cli/set-up/serve-set-up.ts';
import {
  type Progress,
  ProgressSchema,
  SET_UP_CALLS,
  SET_UP_PROGRESS,
  type SetUpAnswer,
  type SetUpCallName,
  type SetUpForm,
  type SetUpRequest,
} from '../../src/contract/set-up.ts';

/** Planted: none of them may be seen anywhere but in its own file. */
export const SECRETS = {
  link: 'https://shop.example.ru/bitrix/tools/sale_check_print.php?hash=5ec4e7a0b1c2d3e4f5a6b7c8d9e0f1a2',
  botToken: '1234567890:AAplantedTokenOfATest_abcdefghijklm',
  password: 'planted-mail-password',
} as const;
/** Whatever of them a reader could use. */
export const TRACES = ['5ec4e7a0b1c2d3e4', 'AAplantedToken', 'planted-mail'];

/** Knows of nothing: a computer with no other agent. */
export const EMPTY_VIEW: SystemView = {
  processes: async () => [],
  services: async () => [],
  autostart: async () => [],
  installed: async () => [],
  listeners: async () => [],
  lockHolders: async () => [],
};

export function form(changes: { shop?: object; cashbox?: object; telegram?: object; mail?: object } = {}): SetUpForm {
  return {
    shop: {
      id: 'main',
      apiVersion: '2',
      settlementPlace: 'https://shop.example.ru',
      link: SECRETS.link,
      ...changes.shop,
    },
    cashbox: {
      id: 'kassa1',
      driver: 'atol-serial',
      port: 'auto',
      allowLiveFiscal: false,
      printReceipts: false,
      cashier: { name: 'Иванова И. И.' },
      ...changes.cashbox,
    },
    ...(changes.telegram && { telegram: { chatId: '-100', botToken: SECRETS.botToken, ...changes.telegram } }),
    ...(changes.mail && {
      mail: {
        host: 'mail.example.ru',
        port: 465,
        user: 'kassa',
        from: 'kassa@example.ru',
        to: ['boss@example.ru'],
        password: SECRETS.password,
        ...changes.mail,
      },
    }),
  };
}

/** A folder of one test, with its settings file not there yet. */
export function folderOfTest(): { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'kb-set-up-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, file: join(folder, 'kassabridge.json') };
}

export interface Rig {
  readonly folder: string;
  readonly file: string;
  readonly progress: Progress[];
  call<N extends SetUpCallName>(name: N, request: SetUpRequest<N>): Promise<SetUpAnswer<N>>;
  /** As it goes over the stream, whatever the contract says. */
  raw(name: string, request: unknown): Promise<unknown>;
  /** Resolves when the set-up has ended. */
  end(): Promise<void>;
  /** Everything that came out of it: answers, progress, refusals, log lines. */
  said(): string;
}

/** A set-up served over a pair of streams, and the other side of them. */
export function rig(changes: Partial<SetUpParts> = {}, place = folderOfTest()): Rig {
  const said: string[] = [];
  const note = (level: string) => (text: string, facts?: object) =>
    void said.push(`${level} ${text} ${JSON.stringify(facts ?? {})}`);
  const parts: SetUpParts = {
    file: place.file,
    clock: systemClock,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    localTime: () => '2026-11-28T12:34:56',
    view: EMPTY_VIEW,
    tryShop: unprepared('tryShop'),
    detect: unprepared('detect'),
    openNotifier: unprepared('openNotifier'),
    listPorts: async () => [],
    agentOf: async () => undefined,
    ...changes,
  };
  const [toSetUp, fromSetUp] = [new PassThrough(), new PassThrough()];
  const served = serveSetUp(parts, toSetUp, fromSetUp);
  const connection = createMessageConnection(new StreamMessageReader(fromSetUp), new StreamMessageWriter(toSetUp));
  const progress: Progress[] = [];
  connection.onNotification(SET_UP_PROGRESS, (told: unknown) => {
    said.push(JSON.stringify(told));
    progress.push(ProgressSchema.parse(told));
  });
  connection.listen();
  onTestFinished(() => connection.dispose());
  const raw = async (name: string, request: unknown) => {
    try {
      const answer: unknown = await connection.sendRequest(name, request);
      said.push(JSON.stringify(answer));
      return answer;
    } catch (error) {
      said.push(String(error), JSON.stringify(error));
      throw error;
    }
  };
  return {
    ...place,
    progress,
    raw,
    call: async (name, request) => SET_UP_CALLS[name].answer.parse(await raw(name, request)) as never,
    end: async () => {
      toSetUp.end();
      await served;
    },
    said: () => said.join('\n'),
  };
}

/** A part nobody has prepared fails the test that needs it. */
function unprepared(name: string): never {
  return (() => {
    throw new Error(`Not prepared: ${name}`);
  }) as never;
}

/** Settings that are whole, as a person wrote them. */
export function settingsTree(changes: object = {}): Record<string, unknown> {
  return {
    shops: [
      {
        id: 'main',
        kind: 'bitrix',
        urlFile: 'link.txt',
        apiVersion: '2',
        settlementPlace: 'https://shop.example.ru',
        maxAgeHours: 12,
      },
    ],
    cashboxes: [{ id: 'kassa1', driver: 'atol-serial', port: 'auto', shops: ['main'], taxRows: { vat22: 7 } }],
    stateDir: 'state',
    ...changes,
  };
}

export function writeTree(file: string, tree: object): void {
  writeFileSync(file, JSON.stringify(tree, undefined, 2), { mode: 0o600 });
}

export function readTree(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Every file of a folder, with its content. */
export function filesIn(folder: string, under = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(join(folder, under))) {
    const path = join(under, name);
    if (statSync(join(folder, path)).isDirectory())
      for (const [inner, text] of filesIn(folder, path)) found.set(inner, text);
    else found.set(path, readFileSync(join(folder, path), 'latin1'));
  }
  return found;
}

export function writeSecretFile(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text, { mode: 0o600 });
}
