import { describe, expect, it } from 'vitest';
import type { WindowEventName } from '../../../../src/contract/window.ts';
import { buildBridge } from '../../../../src/preload/bridge.ts';
import type { Early } from '../../../../src/preload/first-questions.ts';
import type { Wire } from '../../../../src/preload/wire.ts';

function built(early: Early = () => undefined) {
  const sent: unknown[] = [];
  let say: (name: WindowEventName, said: unknown) => void = () => undefined;
  const wire: Wire = {
    invoke: async (...all) => {
      sent.push(all);
      return 'answer';
    },
    on: (_channel, listener) => {
      say = (name, said) => listener({}, name, said);
    },
  };
  const bridge = buildBridge(wire, early);
  return { bridge, sent, say: (name: WindowEventName, said: unknown) => say(name, said) };
}

describe('bridge of the preload', () => {
  it('has a function for each name, and each asks on the channel of its kind', async () => {
    const { bridge, sent } = built();
    expect(await bridge.agent.pause({ until: 5 })).toBe('answer');
    await bridge.shell.picture({});
    await bridge.setUp.missing({});
    expect(sent).toEqual([
      ['kassabridge:agent', 'pause', { until: 5 }],
      ['kassabridge:shell', 'picture', {}],
      ['kassabridge:set-up', 'missing', {}],
    ]);
  });

  it('asks nobody what is on its way already', async () => {
    const { bridge, sent } = built((channel, name) =>
      channel === 'kassabridge:shell' && name === 'picture' ? Promise.resolve('early') : undefined,
    );
    expect(await bridge.shell.picture({})).toBe('early');
    expect(await bridge.shell.preferences({})).toBe('answer');
    expect(sent).toEqual([['kassabridge:shell', 'preferences', {}]]);
  });

  it('cannot be changed by a page', () => {
    const { bridge } = built();
    for (const part of [bridge, bridge.shell, bridge.agent, bridge.setUp, bridge.on])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it('tells those who listen, and not those who have stopped', () => {
    const { bridge, say } = built();
    const heard: unknown[] = [];
    const end = bridge.on.place((place) => heard.push(place));
    say('place', 1);
    end();
    say('place', 2);
    expect(heard).toEqual([1]);
  });

  it('keeps the last of each kind for a page that is not drawn yet, and tells it once', async () => {
    const { bridge, say } = built();
    const heard: unknown[] = [];
    say('place', 1);
    say('place', 2);
    bridge.on.place((place) => heard.push(place));
    bridge.on.place((place) => heard.push(['second', place]));
    await Promise.resolve();
    expect(heard).toEqual([2]);
  });

  it('does not tell a listener that has gone before it was told', async () => {
    const { bridge, say } = built();
    const heard: unknown[] = [];
    say('place', 1);
    bridge.on.place((place) => heard.push(place))();
    await Promise.resolve();
    bridge.on.place((place) => heard.push(['later', place]));
    await Promise.resolve();
    expect(heard).toEqual([['later', 1]]);
  });
});
