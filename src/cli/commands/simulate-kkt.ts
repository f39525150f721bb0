import { join, resolve } from 'node:path';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { FAULTS, folderStore, type KktFfd, type KktModel, parseFault, VirtualKkt } from '../../simulator/kkt/index.ts';
import { type KktServer, serveTcp } from '../../simulator/kkt/serve-tcp.ts';
import { oneOf, readArguments, UsageError, wholeNumber } from '../arguments.ts';
import { ownFolder } from '../own-folder.ts';
import { faultLines } from '../screen/fault-lines.ts';
import { say } from '../screen/say.ts';
import { untilStopped } from '../until-stopped.ts';

const OPTIONS = {
  listen: { type: 'string' },
  state: { type: 'string' },
  model: { type: 'string', default: '61' },
  serial: { type: 'string' },
  ffd: { type: 'string', default: '1.05' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  faults: { type: 'boolean' },
} as const;

/** `kassabridge simulate kkt`: a virtual cashbox on TCP or on a pseudo-terminal, its FN kept in a folder. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  if (values.faults) {
    say(...faultLines(FAULTS.map(({ name, argument, ru }) => ({ name: argument ? `${name}:${argument}` : name, ru }))));
    return 0;
  }
  const { listen, state, serial } = values;
  if (listen === undefined) throw new UsageError('не указано, где слушать: --listen tcp:ПОРТ или --listen pty:ССЫЛКА');
  if (state === undefined) throw new UsageError('не указана папка: --state ПАПКА');
  const model: KktModel = oneOf('--model', values.model, ['61', '77']) === '77' ? 77 : 61;
  const ffd: KktFfd = oneOf('--ffd', values.ffd, ['1.05', '1.1', '1.2']);
  if (serial !== undefined && !/^\d{1,14}$/.test(serial)) throw new UsageError('--serial: до 14 цифр');
  const faults = values.fault.map(faultOf);
  const folder = ownFolder(resolve(state));
  const kkt = new VirtualKkt({
    clock: systemClock,
    model,
    ffd,
    ...(serial === undefined ? {} : { serial }),
    store: folderStore(join(folder.path, 'kkt')),
  });
  for (const fault of faults) kkt.use(fault);
  const server = await serve(kkt, listen);
  const { reading } = kkt;
  // Before the words that invite it: a Ctrl+C right after them must find somebody.
  const stopped = untilStopped();
  say(
    `УЧЕБНАЯ касса (модель ${model}, ФФД ${ffd}): ${server.name}`,
    `  заводской номер ${reading.serial}, учебный ФН ${reading.fnSerial}, последний ФД ${reading.lastFdNumber}`,
    '  Чеки не имеют юридической силы. Ctrl+C — выключить.',
  );
  await stopped;
  await server.close();
  kkt.close();
  folder.release();
  return 0;
}

function faultOf(text: string) {
  try {
    return parseFault(text);
  } catch (error) {
    throw new UsageError(`--fault: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function serve(kkt: VirtualKkt, listen: string): Promise<KktServer> {
  const [, kind, rest = ''] = /^(tcp|pty):(.+)$/.exec(listen) ?? [];
  if (kind === 'tcp') return serveTcp({ kkt, port: wholeNumber('--listen tcp', rest, 0, 65_535) });
  if (kind !== 'pty') throw new UsageError('--listen: tcp:ПОРТ или pty:ССЫЛКА');
  const { servePty } = await import('../../simulator/kkt/serve-pty.ts');
  return servePty({ kkt, linkPath: resolve(rest) });
}
