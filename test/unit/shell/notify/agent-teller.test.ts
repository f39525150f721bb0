import { describe, expect, it } from 'vitest';
import type { AgentState } from '../../../../src/contract/window.ts';
import { AgentTeller } from '../../../../src/shell/app/agent-teller.ts';
import type { Notice } from '../../../../src/shell/notify/alarm-notices.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { NOON } from '../glances.ts';

const WORDS = { ru: 'Агент не отвечает на вопросы', en: 'The agent answers no question' };

function teller() {
  const shown: Notice[] = [];
  const clock = new VirtualClock();
  const agent = new AgentTeller({ clock, language: () => 'ru', show: (notice) => shown.push(notice) });
  const become = (...states: readonly AgentState['state'][]) => {
    for (const state of states) agent.agentIs({ state, since: NOON, words: WORDS });
  };
  return { become, clock, told: () => shown.splice(0) };
}

describe('news of the agent', () => {
  it('says nothing while it starts, works and heals', () => {
    const { become, told } = teller();
    become('starting', 'running', 'absent', 'running', 'absent', 'running');
    expect(told()).toEqual([]);
  });

  it.each(['givenUp', 'foreign'] as const)('tells once that it is stuck (%s), and once that it is back', (stuck) => {
    const { become, told } = teller();
    become('running', stuck, stuck);
    expect(told()).toMatchObject([{ body: WORDS.ru, isUrgent: true, place: { screen: 'now' } }]);
    become('starting', 'running', 'absent', 'running');
    expect(told()).toMatchObject([{ title: 'Агент снова работает', isUrgent: false }]);
  });

  it('tells that it does not answer after a minute, and that it does again', async () => {
    const { become, clock, told } = teller();
    become('running', 'silent');
    await clock.advance(59_999);
    expect(told()).toEqual([]);
    await clock.advance(1);
    expect(told()).toMatchObject([{ title: 'KassaBridge: агент не отвечает', body: WORDS.ru, isUrgent: true }]);
    become('running');
    expect(told()).toMatchObject([{ title: 'Агент снова работает' }]);
  });

  it('does not tell of a short silence', async () => {
    const { become, clock, told } = teller();
    become('running', 'silent');
    await clock.advance(30_000);
    become('running', 'silent');
    await clock.advance(59_000);
    become('running');
    await clock.advance(600_000);
    expect(told()).toEqual([]);
  });
});
