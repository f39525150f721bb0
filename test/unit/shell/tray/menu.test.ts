import { describe, expect, it } from 'vitest';
import type { MenuAction, MenuEntry } from '../../../../src/shell/tray/menu-action.ts';
import { type MenuView, menuModel } from '../../../../src/shell/tray/menu-model.ts';
import { menuTemplate } from '../../../../src/shell/tray/menu-template.ts';
import { glanceOf, NOON } from '../glances.ts';

const view = (changes: Partial<MenuView> = {}): MenuView => ({
  glance: glanceOf(),
  agent: { state: 'running', since: NOON },
  language: 'ru',
  now: NOON,
  logOn: { state: 'on', words: { ru: '', en: '' }, possible: true },
  isDemo: false,
  ...changes,
});
const chosen = (entries: readonly MenuEntry[], name: MenuAction['do']) =>
  entries.find((entry) => 'action' in entry && entry.action.do === name);
const withBox = (box: Partial<ReturnType<typeof glanceOf>['cashboxes'][number]>) =>
  view({ glance: glanceOf({ cashboxes: [{ id: 'kassa', connected: true, printer: true, shift: 'open', ...box }] }) });

describe('menu of the icon', () => {
  it('begins with how things are and opens the window', () => {
    const menu = menuModel(view());
    expect(menu[0]).toEqual({ kind: 'say', label: 'Всё в порядке' });
    expect(chosen(menu, 'open')).toMatchObject({ enabled: true, label: 'Открыть KassaBridge' });
  });

  it('does not change while receipts pass: it would be taken away from under the hand', () => {
    expect(menuModel(view({ glance: glanceOf({ waiting: 3, unsent: 7, busy: true }), now: NOON + 60_000 }))).toEqual(
      menuModel(view()),
    );
  });

  it('pauses, and while paused resumes and says until when', () => {
    expect(chosen(menuModel(view()), 'pause')).toMatchObject({ enabled: true, label: 'Приостановить чеки…' });
    expect(chosen(menuModel(view()), 'resume')).toBeUndefined();
    const paused = { until: NOON + 3_600_000, by: 'Анна', since: NOON };
    const menu = menuModel(view({ glance: glanceOf({ paused }) }));
    expect(chosen(menu, 'resume')).toMatchObject({ label: 'Продолжить чеки (пауза до 13:00)' });
    expect(chosen(menu, 'pause')).toMatchObject({ label: 'Изменить паузу…' });
  });

  it('offers to close what is open, and paper to a printer that answers', () => {
    const can = (box: object, name: MenuAction['do']) => chosen(menuModel(withBox(box)), name);
    expect(can({}, 'closeShift')).toMatchObject({ enabled: true });
    expect(can({ shift: 'expired' }, 'closeShift')).toMatchObject({ enabled: true });
    for (const box of [{ shift: 'closed' }, { shift: undefined }, { connected: false }])
      expect(can(box, 'closeShift')).toMatchObject({ enabled: false });
    expect(can({}, 'xReport')).toMatchObject({ enabled: true });
    for (const box of [{ printer: false }, { printer: undefined }, { connected: false }])
      expect(can(box, 'xReport')).toMatchObject({ enabled: false });
  });

  it('keeps several cashboxes apart', () => {
    const cashboxes = ['one', 'two'].map((id) => ({ id, connected: true, printer: true, shift: 'open' as const }));
    const menu = menuModel(view({ glance: glanceOf({ cashboxes }) }));
    const two = menu.find((entry) => entry.kind === 'under' && entry.label === 'two');
    expect(two).toMatchObject({
      entries: [{ action: { do: 'closeShift', cashboxId: 'two' } }, { action: { do: 'xReport', cashboxId: 'two' } }],
    });
  });

  it('ticks what was read back, and what was switched off somewhere else is not ticked', () => {
    const tick = (logOn: MenuView['logOn']) => chosen(menuModel(view({ logOn })), 'logOnStart');
    const words = { ru: '', en: '' };
    expect(tick({ state: 'on', words, possible: true })).toMatchObject({ isOn: true, action: { on: false } });
    expect(tick({ state: 'switchedOff', words, possible: true })).toMatchObject({ isOn: false, action: { on: true } });
    expect(tick({ state: 'off', words, possible: false })).toBeUndefined();
    expect(tick(undefined)).toBeUndefined();
  });

  it('says what each way to quit stops', () => {
    const menu = menuModel(view());
    expect(chosen(menu, 'quit')).toMatchObject({ label: 'Выйти: значок закроется, агент продолжит работать' });
    expect(chosen(menu, 'stopAndQuit')).toMatchObject({ label: 'Остановить приём чеков и выйти…' });
    const hung = menuModel(view({ agent: { state: 'silent', since: NOON } }));
    expect(chosen(hung, 'stopAndQuit')).toBeDefined();
    const stopped = menuModel(view({ agent: { state: 'givenUp', since: NOON } }));
    expect(chosen(stopped, 'quit')).toMatchObject({ label: 'Выйти' });
    expect(chosen(stopped, 'stopAndQuit')).toBeUndefined();
    // One that is being healed: nobody can promise that it stays at work, and it can be kept from it.
    const healing = menuModel(view({ agent: { state: 'absent', since: 0 } }));
    expect(chosen(healing, 'quit')).toMatchObject({ label: 'Выйти' });
    expect(chosen(healing, 'stopAndQuit')).toBeDefined();
    expect(chosen(menuModel(view({ isDemo: true })), 'stopAndQuit')).toBeUndefined();
  });

  it('lets a person start an agent that nobody starts any more, and offers nothing it could not do', () => {
    const words = { ru: 'Агент остановился', en: 'stopped' };
    const menu = menuModel(view({ agent: { state: 'givenUp', since: NOON, words } }));
    expect(menu[0]).toEqual({ kind: 'say', label: 'Агент остановился' });
    expect(chosen(menu, 'startAgent')).toMatchObject({ enabled: true });
    expect(chosen(menu, 'pause')).toMatchObject({ enabled: false });
    expect(chosen(menu, 'closeShift')).toBeUndefined();
    expect(chosen(menuModel(view()), 'startAgent')).toBeUndefined();
  });

  it('has every word in English', () => {
    const labels = menuModel(view({ language: 'en' })).flatMap((entry) => ('label' in entry ? [entry.label] : []));
    expect(labels.filter((label) => /[а-яё]/i.test(label))).toEqual([]);
  });
});

describe('menu for Electron', () => {
  it('tells which entry was chosen, and keeps an ampersand of a name', () => {
    const heard: MenuAction[] = [];
    const action = { do: 'xReport', cashboxId: 'a&b' } as const;
    const template = menuTemplate(
      [{ kind: 'under', label: 'a&b', entries: [{ kind: 'choose', label: 'x', enabled: true, action }] }],
      (said) => heard.push(said),
    );
    expect(template[0]?.label).toBe('a&&b');
    const inner = template[0]?.submenu;
    if (!Array.isArray(inner)) throw new Error('no submenu');
    inner[0]?.click?.({} as never, undefined, {} as never);
    expect(heard).toEqual([action]);
  });
});
