import type { App, PowerMonitor } from 'electron';
import type { Log } from '../../core/ports/log.ts';

export interface PowerParts {
  readonly monitor: Pick<PowerMonitor, 'on'>;
  readonly app: Pick<App, 'on'>;
  readonly log: Log;
  /** The computer is awake again: what was known is old. */
  readonly onAwake: () => void;
  /** The computer is going to sleep: what happens meanwhile is nothing anybody sees. */
  readonly onAsleep: () => void;
  /** The computer is switched off, or the session ends. */
  readonly onShutdown: () => void;
}

/**
 * Sleep, wake and shutdown. Each may be said twice, and in any order.
 *
 * Source: Electron's documentation. `shutdown` comes on Linux and macOS only. Windows tells the end of a session to windows alone,
 * and none of ours is open most of the time: then nobody is told, and both the tray and the agent are ended where they stand. That
 * is what the journal is made for: what the agent had begun is settled from it, and from the FN, with the next start. Nothing of the
 * tray is lost either, it keeps what it remembers when it changes.
 */
export function watchPower({ monitor, app, log, onAwake, onAsleep, onShutdown }: PowerParts): void {
  monitor.on('suspend', () => {
    log.info('computer goes to sleep');
    onAsleep();
  });
  monitor.on('resume', () => {
    log.info('computer is awake');
    onAwake();
  });
  const ends = () => {
    log.info('computer shuts down');
    onShutdown();
  };
  monitor.on('shutdown', ends);
  // By then nobody can call it off any more; `query-session-end` is only a question.
  app.on('browser-window-created', (_event, window) => void window.on('session-end', ends));
}
