import { SettingsError } from '../adapters/system/settings/load-settings.ts';
import { UsageError } from './arguments.ts';
import { EXIT } from './exit.ts';
import { AlreadyRunningError, NoAgentError } from './failures.ts';
import { refusalLines } from './screen/commands.ts';
import { errorWords } from './screen/error-words.ts';
import { complain } from './screen/say.ts';

/** Says in words why a command failed. @returns its exit code */
export function explain(error: unknown): number {
  if (error instanceof UsageError) {
    complain(`Ошибка: ${error.message}.`, 'Что умеет программа: kassabridge --help');
    return EXIT.usage;
  }
  if (error instanceof SettingsError) {
    complain('Ошибка в настройках (CB-804):', ...error.faults.map((fault) => `  ${fault}`));
    return EXIT.usage;
  }
  if (error instanceof NoAgentError) {
    complain(error.message);
    return EXIT.agentAbsent;
  }
  complain(...refusalLines(errorWords(error)));
  return error instanceof AlreadyRunningError ? EXIT.alreadyRunning : EXIT.trouble;
}
