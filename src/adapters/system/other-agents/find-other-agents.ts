import type { Words } from '../../../core/health/light.ts';
import { PRODUCTS, type Product, type ProductRole } from './products.ts';
import type { SeenListener, SeenProcess, SeenService, SystemView } from './system-view.ts';

export interface OtherAgentSeen {
  readonly name: string;
  readonly role: ProductRole;
  readonly presence: 'running' | 'autostart' | 'installed';
  readonly evidence: Words;
  readonly cure: Words;
}

export interface AroundUs {
  readonly others: readonly OtherAgentSeen[];
  /** What this system did not tell. */
  readonly notLooked: readonly Words[];
}

interface Looked {
  readonly processes: readonly SeenProcess[];
  readonly services: readonly SeenService[];
  readonly autostart: readonly string[];
  readonly installed: readonly string[];
  readonly listeners: readonly SeenListener[];
  readonly lockHolders: readonly number[];
}

/** What a look is about, for whoever reads that it failed. */
const LOOKS: Readonly<Record<keyof Looked, Words>> = {
  processes: { ru: 'какие программы запущены', en: 'which programs run' },
  services: { ru: 'какие есть службы', en: 'which services there are' },
  autostart: { ru: 'что запускается при входе', en: 'what begins at log-on' },
  installed: { ru: 'какие программы установлены', en: 'which programs are installed' },
  listeners: { ru: 'какие порты слушают программы', en: 'on which ports programs listen' },
  lockHolders: { ru: 'держит ли кассу другой KassaBridge', en: 'whether another KassaBridge holds a cashbox' },
};

/**
 * Who else works, or would work, on this shop or on a cashbox. A look that fails takes nothing from the others.
 *
 * @param ours processes that are no others: this one, and the agent of these settings
 */
export async function findOtherAgents(view: SystemView, ours: readonly number[]): Promise<AroundUs> {
  const notLooked: Words[] = [];
  const look = async <K extends keyof Looked>(name: K): Promise<Looked[K] | []> => {
    try {
      return (await view[name]()) as Looked[K];
    } catch {
      notLooked.push(LOOKS[name]);
      return [];
    }
  };
  const [processes, services, autostart, installed, listeners, lockHolders] = await Promise.all([
    look('processes'),
    look('services'),
    look('autostart'),
    look('installed'),
    look('listeners'),
    look('lockHolders'),
  ]);
  const looked = { processes, services, autostart, installed, listeners, lockHolders };
  return { others: [...PRODUCTS.flatMap((row) => seen(row, looked)), ...ownKind(looked, ours)], notLooked };
}

function seen(product: Product, looked: Looked): readonly OtherAgentSeen[] {
  const found = running(product, looked) ?? (product.onlyRunning ? undefined : resting(product, looked));
  const { name, role, cure } = product;
  return found ? [{ name, role, cure, ...found }] : [];
}

type Found = Pick<OtherAgentSeen, 'presence' | 'evidence'>;

function running({ processes: known, titles, ports }: Product, looked: Looked): Found | undefined {
  const process = looked.processes.find(({ names }) => names.some((name) => known.some((one) => one.test(name))));
  if (process) return { presence: 'running', evidence: processWords(process) };
  const service = looked.services.find(({ names, isRunning }) => isRunning && fits(names, titles));
  if (service) return { presence: 'running', evidence: serviceWords(service) };
  const listener = looked.listeners.find(({ port }) => ports.includes(port));
  return listener && { presence: 'running', evidence: portWords(listener, looked.processes) };
}

function resting({ titles }: Product, { services, autostart, installed }: Looked): Found | undefined {
  const entry = autostart.find((name) => fits([name], titles));
  if (entry !== undefined) return { presence: 'autostart', evidence: quoted('автозапуск', 'autostart', entry) };
  const service = services.find(({ names }) => fits(names, titles));
  if (service) return { presence: 'installed', evidence: serviceWords(service) };
  const program = installed.find((name) => fits([name], titles));
  return program === undefined
    ? undefined
    : { presence: 'installed', evidence: quoted('установлена программа', 'installed program', program) };
}

function fits(names: readonly string[], titles: readonly RegExp[]): boolean {
  return names.some((name) => titles.some((title) => title.test(name)));
}

/** Another KassaBridge: one that says it holds a device, or one whose command line says so. */
function ownKind({ processes, lockHolders }: Looked, ours: readonly number[]): readonly OtherAgentSeen[] {
  const other = processes.find(
    (one) =>
      !ours.includes(one.pid) &&
      (isAgentOfOurs(one.commandLine) || (lockHolders.includes(one.pid) && mayBeOurs(one.names))),
  );
  if (!other) return [];
  return [
    {
      name: 'KassaBridge',
      role: 'rival',
      presence: 'running',
      evidence: processWords(other),
      cure: {
        ru: 'Это второй агент KassaBridge с другой папкой состояния. Оставьте один: у двух агентов разные журналы, и один чек может пробиться дважды.',
        en: 'This is a second KassaBridge agent with another state folder. Keep one: two agents have two journals, and one check may be made twice.',
      },
    },
  ];
}

function isAgentOfOurs(commandLine: string): boolean {
  return /(kassabridge\S*|[\\/]cli[\\/]main\.[jt]s)"?\s+agent(\s|$)/i.test(commandLine);
}

/** A number of a process that is gone may have become somebody else's. */
function mayBeOurs(names: readonly string[]): boolean {
  return names.some((name) => /^(node|kassabridge)/i.test(name));
}

function processWords({ pid, names }: SeenProcess): Words {
  const name = names.at(-1) ?? '';
  return { ru: `запущена: ${name} (процесс ${pid})`, en: `running: ${name} (process ${pid})` };
}

function serviceWords({ names, isRunning }: SeenService): Words {
  const name = names.at(-1) ?? '';
  return isRunning
    ? quoted('работает служба', 'running service', name)
    : quoted('есть служба, сейчас остановлена', 'a service, stopped now', name);
}

function portWords({ port, pid }: SeenListener, processes: readonly SeenProcess[]): Words {
  const owner = processes.find((one) => one.pid === pid)?.names.at(-1);
  const who = owner === undefined ? '' : ` (${owner})`;
  return {
    ru: `открыт порт ${port}${who}: на нём обычно работает эта программа`,
    en: `port ${port} is open${who}: this program usually listens there`,
  };
}

const quoted = (ru: string, en: string, what: string): Words => ({ ru: `${ru} «${what}»`, en: `${en} "${what}"` });
