import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { MainWindow } from '../../../../src/shell/window/main-window.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { SILENT } from '../agent/fake-agent.ts';

/** The part of a BrowserWindow that ours uses. */
class FakeWindow extends EventEmitter {
  readonly did: string[] = [];
  isLoading = true;
  readonly sent: unknown[] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    isLoading: () => this.isLoading,
    send: (_channel: string, ...said: unknown[]) => this.sent.push(said),
    getZoomFactor: () => 1,
    setZoomFactor: (factor: number) => this.did.push(`zoom ${factor}`),
  });
  isDestroyed = () => false;
  isMinimized = () => true;
  isMaximized = () => false;
  getNormalBounds = () => ({ width: 800, height: 600, x: 1, y: 2 });
  loadURL = async (url: string) => void this.did.push(`load ${url}`);
  show = () => this.did.push('show');
  focus = () => this.did.push('focus');
  restore = () => this.did.push('restore');
  maximize = () => this.did.push('maximize');
  reload = () => this.did.push('reload');
  close = () => {
    this.emit('close');
    this.emit('closed');
  };
  destroy = () => this.emit('closed');
}

function rig() {
  const made: FakeWindow[] = [];
  const did: unknown[] = [];
  const clock = new VirtualClock();
  let zoom = 1;
  const window = new MainWindow({
    create: () => {
      const one = new FakeWindow();
      made.push(one);
      return one as never;
    },
    options: () => ({}),
    remembered: () => undefined,
    remember: (bounds) => did.push(bounds),
    zoom: () => zoom,
    keepZoom: (factor) => {
      zoom = factor;
    },
    onOpened: () => did.push('opened'),
    onClosed: () => did.push('closed'),
    onBroken: () => did.push('broken'),
    clock,
    log: SILENT,
  });
  return { window, made, did, clock };
}

describe('window on demand', () => {
  it('is made when it is wanted, brought to the front when it is there, and gone when it is closed', () => {
    const { window, made, did } = rig();
    expect(window.isOpen).toBe(false);
    window.open();
    expect(made[0]?.did).toEqual(['load kassabridge://window/index.html']);
    made[0]?.emit('ready-to-show');
    window.open();
    expect(made).toHaveLength(1);
    expect(made[0]?.did.slice(1)).toEqual(['show', 'restore', 'show', 'focus']);
    window.close();
    expect(window.isOpen).toBe(false);
    expect(did).toEqual(['opened', { width: 800, height: 600, x: 1, y: 2, maximized: false }, 'closed']);
    window.open();
    expect(made).toHaveLength(2);
  });

  it('tells its page the place when the page is there to hear it', () => {
    const { window, made } = rig();
    window.send('place', { screen: 'now' });
    window.open({ screen: 'alarms' });
    expect(made[0]?.sent).toEqual([]);
    made[0]?.webContents.emit('did-finish-load');
    expect(made[0]?.sent).toEqual([['place', { screen: 'alarms' }]]);
  });

  it('comes back three times when its page dies, and then says so', () => {
    const { window, made, did, clock } = rig();
    window.open();
    const die = () => made[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    for (let death = 0; death < 3; death += 1) die();
    expect(made[0]?.did.filter((deed) => deed === 'reload')).toHaveLength(3);
    die();
    expect(did).toContain('broken');
    expect(window.isOpen).toBe(false);
    expect(clock.now()).toBeGreaterThan(0);
  });

  it('is zoomed by keys', () => {
    const { window, made } = rig();
    window.open();
    let prevented = false;
    const event = {
      preventDefault: () => {
        prevented = true;
      },
    };
    made[0]?.webContents.emit('before-input-event', event, { type: 'keyDown', control: true, alt: false, key: '+' });
    expect(made[0]?.did).toContain('zoom 1.25');
    expect(prevented).toBe(true);
    // The next one is as large.
    window.close();
    window.open();
    made[1]?.webContents.emit('dom-ready');
    expect(made[1]?.did).toContain('zoom 1.25');
  });
});
