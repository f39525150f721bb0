import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { AgentProcess } from './agent-process.ts';
import type { Bench } from './bench.ts';
import { startKkts, startShop } from './stands.ts';
import { makeFirst } from './working-agent.ts';

/** As a shop's server looks for what a held poll waits for. */
const REAL_LOOK_MS = 500;

/**
 * An agent at work with one cashbox, which a tray may join. From a copy of Node: the stands beside it share none of its pages
 * and take none of the blame.
 *
 * @param library where the cashbox is driven through the vendor's library and not by its serial line
 */
export async function agentAtWork(bench: Bench, library?: string): Promise<AgentProcess> {
  const [kkts, shop] = await Promise.all([
    startKkts(bench, { count: 1, line: 'instant' }),
    startShop(bench, { lookEveryMs: REAL_LOOK_MS }),
  ]);
  const execPath = join(bench.folder, 'node');
  copyFileSync(process.execPath, execPath);
  const { link } = shop;
  const agent = new AgentProcess(bench, { link, ports: kkts.ports, execPath, ...(library ? { library } : {}) });
  await makeFirst(agent, shop);
  return agent;
}
