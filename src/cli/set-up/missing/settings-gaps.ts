import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CashboxSettings, Settings } from '../../../adapters/system/settings/schema.ts';
import type { SetUpStep } from '../../../contract/set-up.ts';
import { isTestFn } from '../../../core/ports/cashbox-driver.ts';
import type { Pin } from '../../../core/ports/journal.ts';
import { isThere } from '../settings/secret-rules.ts';
import { secretsBeside } from '../settings/stored.ts';
import { step, words } from '../steps.ts';
import { secretFiles } from './secret-files.ts';

/** What settings, with the files they name and what people confirmed, still lack before a real receipt is made. */
export function settingsGaps(file: string, settings: Settings, pins: ReadonlyMap<string, Pin>): readonly SetUpStep[] {
  return [
    ...secretSteps(file, settings),
    ...settings.cashboxes.flatMap((box) => [confirmedStep(box, pins.get(box.id)), liveStep(box, pins.get(box.id))]),
  ];
}

function secretSteps(file: string, settings: Settings): readonly SetUpStep[] {
  const readSecret = secretsBeside(file);
  const inFile = settings.shops.flatMap(({ id, url }) =>
    url === undefined
      ? []
      : [
          step(
            'link',
            'fine',
            words(`Ссылка подключения магазина «${id}»`, `The connect link of the shop "${id}"`),
            words('есть, в самом файле настроек', 'there, in the settings file itself'),
          ),
        ],
  );
  const inFiles = secretFiles(settings).map(({ name, what }) => {
    const title = words(capital(what.ru), capital(what.en));
    if (isThere(readSecret, name, (text) => text !== '')) return step('secret', 'fine', title, words('есть', 'there'));
    const hidden = isOnDisk(file, name);
    return step(
      'secret',
      'trouble',
      title,
      hidden ? words('есть, но не читается', 'there, but it cannot be read') : words('не указано', 'missing'),
      words('Укажите заново в мастере настройки.', 'Give it again in the set-up wizard.'),
    );
  });
  return [...inFile, ...inFiles];
}

function isOnDisk(file: string, name: string): boolean {
  try {
    return readFileSync(resolve(dirname(file), name)).length > 0;
  } catch {
    return false;
  }
}

/** Serial number, FN and INN that a person has compared with the papers: written in the settings, or confirmed. */
function confirmedStep({ id, serialNumber, fnSerial, inn }: CashboxSettings, pin: Pin | undefined): SetUpStep {
  const title = words(`Касса «${id}» подтверждена`, `The cashbox "${id}" is confirmed`);
  if (pin)
    return step(
      'confirmed',
      'fine',
      title,
      words(
        `да: ${pin.author}, ЗН ${pin.kktSerial}, ФН ${pin.fnSerial}`,
        `yes: ${pin.author}, serial ${pin.kktSerial}, FN ${pin.fnSerial}`,
      ),
    );
  if (serialNumber !== undefined && fnSerial !== undefined && inn !== undefined)
    return step(
      'confirmed',
      'fine',
      title,
      words('да, номера указаны в настройках', 'yes, by the numbers in the settings'),
    );
  if (fnSerial !== undefined && isTestFn(fnSerial))
    return step('confirmed', 'fine', title, words('для тестового ФН не нужно', 'not needed with a test FN'));
  return step(
    'confirmed',
    'attention',
    title,
    words('нет: на боевом ФН без этого чеки не пробиваются', 'no: without it no receipt is made on a live FN'),
    words(
      'Сверьте заводской номер, ФН и ИНН с документами на кассу и подтвердите в окне «Касса» (или укажите все три в настройках).',
      'Compare serial number, FN and INN with the papers and confirm them on the screen "Cashbox" (or put all three into the settings).',
    ),
  );
}

function liveStep({ id, fnSerial, allowLiveFiscal }: CashboxSettings, pin: Pin | undefined): SetUpStep {
  const title = words(`Настоящие чеки на кассе «${id}»`, `Real receipts on the cashbox "${id}"`);
  const known = pin?.fnSerial ?? fnSerial;
  if (known !== undefined && isTestFn(known))
    return step(
      'live',
      'attention',
      title,
      words('ФН тестовый: чеки не имеют юридической силы', 'a test FN: receipts have no legal force'),
      words('Для работы нужна касса с боевым ФН.', 'Real work needs a cashbox with a live FN.'),
    );
  if (allowLiveFiscal) return step('live', 'fine', title, words('разрешены', 'allowed'));
  return step(
    'live',
    'attention',
    title,
    words(
      'не разрешены: на боевом ФН агент чеков не пробивает',
      'not allowed: on a live FN the agent makes no receipt',
    ),
    words(
      'Когда номера сверены, включите «Разрешить чеки на боевом ФН».',
      'When the numbers are compared, switch on "allow receipts on a live FN".',
    ),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
