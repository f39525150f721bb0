import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advise } from '../../../adapters/cashbox/detect/advise.ts';
import { type FoundCashbox as Device, foundCashboxes } from '../../../adapters/cashbox/detect/found-cashbox.ts';
import type { Detection } from '../../../adapters/cashbox/detect-cashboxes.ts';
import { atolPorts } from '../../../adapters/cashbox/links/find-ports.ts';
import { deviceLockPath, takeDeviceLock } from '../../../adapters/system/device-lock.ts';
import { lockHolder } from '../../../adapters/system/lock.ts';
import { findOtherAgents } from '../../../adapters/system/other-agents/find-other-agents.ts';
import { isPlace } from '../../../adapters/system/settings/schema.ts';
import type { FoundCashbox, SetUpAnswer } from '../../../contract/set-up.ts';
import { ERRORS } from '../../../core/errors.ts';
import type { Words } from '../../../core/health/light.ts';
import { isTestFn, isVirtualModel } from '../../../core/ports/cashbox-driver.ts';
import type { SetUpParts } from '../parts.ts';
import { CancelledError, type Tell } from '../runs.ts';
import { words } from '../steps.ts';
import { adviceInEnglish } from './advice-in-english.ts';

/** Any device on USB, as the search names it. */
const ANY_USB = 'usb';

/** Looks for cashboxes on USB and at the ports a person named. Reads only, and no other serial port gets a byte. */
export async function findCashboxes(
  { clock, detect, listPorts, view }: Pick<SetUpParts, 'clock' | 'detect' | 'listPorts' | 'view'>,
  asked: readonly string[],
  signal: AbortSignal,
  tell: Tell,
): Promise<SetUpAnswer<'findCashboxes'>> {
  const named = asked.map((port) => port.trim()).filter(isPlace);
  const strange = asked.filter((port) => !isPlace(port.trim()));
  const hostFolder = mkdtempSync(join(tmpdir(), 'kassabridge-set-up-'));
  try {
    const usb = await atolPorts(listPorts).catch((): readonly string[] => []);
    const ports = [ANY_USB, ...usb, ...named.filter((port) => !usb.includes(port))];
    const onLook = (_driver: string, port: string) =>
      tell(lookWords(port), { done: ports.indexOf(port), of: ports.length });
    const seen = await detect({ clock, named, library: undefined, hostFolder, take, onLook }, signal);
    tell(words('Поиск закончен', 'The search is over'), { done: ports.length, of: ports.length });
    const holders = await whoMayHold(view);
    return { ...answerOf(seen, holders), notes: [...strange.map(strangeWords), ...notesOf(seen)], cancelled: false };
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    return { cashboxes: [], held: [], notes: [words('Поиск остановлен.', 'The search was stopped.')], cancelled: true };
  } finally {
    rmSync(hostFolder, { recursive: true, force: true });
  }
}

function take(port: string) {
  return takeDeviceLock(port) ?? { holder: lockHolder(deviceLockPath(port)) };
}

function answerOf(
  seen: Detection,
  holders: readonly string[],
): Pick<SetUpAnswer<'findCashboxes'>, 'cashboxes' | 'held'> {
  const busy = seen.misses.filter(({ error }) => error.code === 'CB-106').map(({ port }) => port);
  return {
    cashboxes: foundCashboxes(seen.sightings).map((device, place) => found(device, place + 1, seen.usbPorts)),
    held: [
      ...seen.held.map(({ port, holder }) => ({ port, holder: agentWords(holder) })),
      ...[...new Set(busy)].map((port) => ({ port, holder: strangerWords(holders) })),
    ],
  };
}

function found(device: Device, place: number, usbPorts: readonly string[]): FoundCashbox {
  const { identity } = device;
  const { settings, ru } = advise(device, { place, library: undefined, usbPorts });
  const { driver, port, ofdChannel } = settings;
  return {
    modelName: identity.modelName,
    firmware: identity.firmware,
    kktSerial: identity.kktSerial,
    fnSerial: identity.fnSerial,
    inn: identity.inn,
    ffdVersion: identity.ffdVersion,
    ...(identity.ofd && identity.ofd.name !== '' && { ofdName: identity.ofd.name }),
    training: isTestFn(identity.fnSerial) || isVirtualModel(identity.modelName),
    driver: driver === 'atol-dto' ? 'atol-dto' : 'atol-serial',
    port: String(port),
    ...((ofdChannel === 'proto' || ofdChannel === 'none') && { ofdChannel }),
    why: { ru: ru.join(' '), en: adviceInEnglish(device).join(' ') },
  };
}

/** Programs that run now and are known to hold ports: by name only, who of them holds this one the system does not tell. */
async function whoMayHold(view: SetUpParts['view']): Promise<readonly string[]> {
  const { others } = await findOtherAgents(view, [process.pid]);
  return others.filter(({ presence, role }) => presence === 'running' && role !== 'helper').map(({ name }) => name);
}

function agentWords(holder: string): Words {
  const who = holder === '' ? '' : ` (${holder})`;
  return words(
    `занят работающим агентом KassaBridge${who}, поэтому не тронут`,
    `held by a running KassaBridge agent${holder.replace(/^процесс (\d+)$/, ' (process $1)')}, so it was left alone`,
  );
}

function strangerWords(holders: readonly string[]): Words {
  const names = holders.join(', ');
  return holders.length === 0
    ? words('занят другой программой', 'held by another program')
    : words(`занят другой программой; сейчас запущены: ${names}`, `held by another program; running now: ${names}`);
}

function notesOf({ listFailed, libraryFault, misses }: Detection): readonly Words[] {
  const told = new Set<string>();
  return [
    ...(listFailed
      ? [
          words(
            'Список USB-портов система не дала: назовите порт сами.',
            'The system did not list its USB ports: name the port.',
          ),
        ]
      : []),
    ...(libraryFault ? [{ ru: ERRORS[libraryFault.code].ru, en: ERRORS[libraryFault.code].en }] : []),
    ...misses
      .filter(({ error }) => error.code !== 'CB-106')
      .flatMap(({ port, error: { code, detail } }) => {
        const note = missWords(port, ERRORS[code], detail);
        if (told.has(note.ru)) return [];
        told.add(note.ru);
        return [note];
      }),
  ];
}

function missWords(port: string, { ru, en }: Words, detail: string): Words {
  const place = port === ANY_USB ? 'USB' : port;
  const more = isRussian(detail) ? ` (${detail})` : '';
  return { ru: `${place}: ${ru}${more}`, en: `${place}: ${en}` };
}

/** What the system or a library said is English, and no help to whoever looks for a cashbox; `kassabridge detect` prints it. */
function isRussian(detail: string): boolean {
  return /[а-яё]/i.test(detail) && !/[a-z]{2,} [a-z]{2,}/i.test(detail);
}

function lookWords(port: string): Words {
  const place = port === ANY_USB ? 'USB' : port;
  return words(`Смотрю ${place}…`, `Looking at ${place}…`);
}

function strangeWords(port: string): Words {
  return words(
    `«${port}» не порт: нужно COM5, /dev/ttyACM0, tcp://адрес:порт или usb:ПУТЬ.`,
    `"${port}" is no port: COM5, /dev/ttyACM0, tcp://address:port or usb:PATH is needed.`,
  );
}
