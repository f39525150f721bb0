import { userInfo } from 'node:os';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { askAgent } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { pauseEnd } from '../person/pause-end.ts';
import { refusalLines } from '../screen/commands.ts';
import { complain, say } from '../screen/say.ts';
import { timeOfDay } from '../screen/words.ts';

const OPTIONS = { ...WHERE_OPTIONS, until: { type: 'string' }, minutes: { type: 'string' } } as const;

/** `kassabridge pause`: no receipt is begun until then. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  const until = pauseEnd(values, systemClock.now());
  const request = { until, author: userInfo().username };
  const outcome = await askAgent(stateDirOf(values), (agent) => agent.call('pause', request));
  if (outcome.done)
    say(
      `Пауза до ${timeOfDay(until)}: новые чеки не пробиваются, магазин их хранит. Начатое агент закончит, смену закроет вовремя.`,
      'Снять раньше: kassabridge resume',
    );
  else complain(...refusalLines(outcome.ru));
  return outcome.done ? EXIT.fine : EXIT.trouble;
}
