import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { askAgent } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { refusalLines } from '../screen/commands.ts';
import { complain, say } from '../screen/say.ts';

/** `kassabridge confirm`: a person says that this cashbox is the one the papers mean. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { ...WHERE_OPTIONS, yes: { type: 'boolean' } }, ['касса']);
  const [cashboxId = ''] = positionals;
  const stateDir = stateDirOf(values);
  const { cashboxes } = await askAgent(stateDir, (agent) => agent.call('status', {}));
  const identity = cashboxes.find(({ id }) => id === cashboxId)?.identity;
  if (identity) {
    say(
      `Касса «${cashboxId}»: ${identity.modelName}`,
      `  заводской номер ${identity.kktSerial}`,
      `  ФН              ${identity.fnSerial}`,
      `  ИНН             ${identity.inn}`,
      `  РНМ             ${identity.kktRegNumber}`,
    );
    if (values.yes !== true && process.stdin.isTTY && !(await personAgrees())) return EXIT.trouble;
  }
  const author = userInfo().username;
  const outcome = await askAgent(stateDir, (agent) => agent.call('confirm', { cashboxId, author }));
  if (outcome.done) say('Подтверждено.');
  else complain(...refusalLines(outcome.ru));
  return outcome.done ? EXIT.fine : EXIT.trouble;
}

async function personAgrees(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Всё совпадает с документами на кассу? (да/нет) ');
  terminal.close();
  return /^(да|д|yes|y)$/i.test(answer.trim());
}
