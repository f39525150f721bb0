import { userInfo } from 'node:os';
import type { AgentCaller } from '../../contract/calls.ts';
import { askAgent } from '../agent/reach-agent.ts';
import { stateDirOf, WHERE_OPTIONS } from '../agent/where.ts';
import { readArguments } from '../arguments.ts';
import { EXIT } from '../exit.ts';
import { alarmLines, wayLines } from '../screen/alarm-lines.ts';
import { complain, say } from '../screen/say.ts';

const OPTIONS = {
  ...WHERE_OPTIONS,
  json: { type: 'boolean' },
  ack: { type: 'string' },
  test: { type: 'boolean' },
  way: { type: 'string' },
} as const;

/** `kassabridge alarms`: what stands; `--ack` says that a person has seen it; `--test` sends a test message. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  const { ack, json = false, test = false, way } = values;
  return askAgent(stateDirOf(values), (agent) => {
    if (ack !== undefined) return acknowledge(agent, ack);
    return test ? testWays(agent, way) : show(agent, json);
  });
}

async function show(agent: AgentCaller, asJson: boolean): Promise<number> {
  const { alarms, waysOut, at } = await agent.call('status', {});
  if (asJson) say(JSON.stringify({ alarms, waysOut }));
  else say(...alarmLines(alarms, at), ...wayLines(waysOut));
  return alarms.length === 0 ? EXIT.fine : EXIT.trouble;
}

async function acknowledge(agent: AgentCaller, key: string): Promise<number> {
  const keys = key === 'all' ? [] : [key];
  const { count } = await agent.call('acknowledge', { keys, author: userInfo().username });
  if (count > 0) say(`Прочитано тревог: ${count}. Повторяться они не будут, пока не станет хуже.`);
  else complain(key === 'all' ? 'Тревог нет.' : `Тревоги «${key}» нет. Какие есть, покажет kassabridge alarms.`);
  return count > 0 ? EXIT.fine : EXIT.trouble;
}

async function testWays(agent: AgentCaller, wayId: string | undefined): Promise<number> {
  const { ways } = await agent.call('testWays', wayId === undefined ? {} : { wayId });
  if (ways.length === 0) {
    complain(wayId === undefined ? 'В настройках нет ни одного канала тревог (notify).' : `Канала «${wayId}» нет.`);
    return EXIT.trouble;
  }
  for (const { id, outcome } of ways) {
    if (outcome.done) say(`${id}: отправлено, проверьте, что дошло.`);
    else complain(`${id}: ${outcome.ru}`);
  }
  return ways.every(({ outcome }) => outcome.done) ? EXIT.fine : EXIT.trouble;
}
