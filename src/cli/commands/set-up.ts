import { join, resolve } from 'node:path';
import { openLog } from '../../adapters/system/log/open-log.ts';
import { defaultSettingsFile } from '../../adapters/system/settings/default-settings-file.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { userFolder } from '../../adapters/system/user-folder.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { complain, say } from '../screen/say.ts';
import { setUpLines } from '../screen/set-up-lines.ts';
import { realParts } from '../set-up/real-parts.ts';
import { serveSetUp } from '../set-up/serve-set-up.ts';
import { exportSettings } from '../set-up/settings/export.ts';
import { setUpSilently } from '../set-up/silent.ts';

const OPTIONS = {
  serve: { type: 'boolean' },
  settings: { type: 'string' },
  'link-file': { type: 'string' },
  'telegram-token-file': { type: 'string' },
  'mail-password-file': { type: 'string' },
  export: { type: 'string' },
  config: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `kassabridge set-up`: the process behind the wizard of the tray, and its silent twin. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  const { serve = false, settings, export: target } = values;
  if ([serve, settings !== undefined, target !== undefined].filter(Boolean).length !== 1)
    throw new UsageError('укажите что-то одно: --settings ФАЙЛ, --export ФАЙЛ или --serve (его запускает окно)');
  const file = values.config === undefined ? defaultSettingsFile() : resolve(values.config);
  if (target !== undefined) return runExport(file, target);
  const log = openLog({ clock: systemClock, folder: join(userFolder(), 'set-up-logs') });
  try {
    if (settings === undefined) {
      await serveSetUp(realParts(file, log), process.stdin, process.stdout);
      return EXIT.fine;
    }
    const report = setUpSilently(realParts(file, log), settings, {
      linkFile: values['link-file'],
      telegramTokenFile: values['telegram-token-file'],
      mailPasswordFile: values['mail-password-file'],
    });
    if (values.json) say(JSON.stringify(report));
    else (report.done ? say : complain)(...setUpLines(report));
    if (!report.done) return EXIT.usage;
    return report.missing.length === 0 ? EXIT.fine : EXIT.trouble;
  } finally {
    await log.close();
  }
}

function runExport(file: string, target: string): number {
  const done = exportSettings(file, target);
  if (!done.done) {
    complain(`Не сохранено: ${done.ru}`);
    return EXIT.trouble;
  }
  say(`Настройки без секретов: ${resolve(target)}`);
  if (done.missing.length > 0)
    say('В файле нет, указать на новом компьютере:', ...done.missing.map(({ ru }) => `  ${ru}`));
  return EXIT.fine;
}
