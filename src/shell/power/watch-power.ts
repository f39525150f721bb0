import type { PowerMonitor } from 'electron';
import type { Log } from '../../core/ports/log.ts';

export interface PowerParts {
  readonly monitor: Pick<PowerMonitor, 'on'>;
  readonly log: Log;
  /** The computer is awake again: what was known is old. */
  readonly onAwake: () => void;
  /** The computer is going to sleep: what happens meanwhile is nothing anybody sees. */
  readonly onAsleep: () => void;
  /** The computer is switched off, or the session ends. */
  readonly onShutdown: () => void;
}

/** Sleep, wake and shutdown. Each may be said twice, and in any order. */
export function watchPower({ monitor, log, onAwake, onAsleep, onShutdown }: PowerParts): void {
  monitor.on('suspend', () => {
    log.info('computer goes to sleep');
    onAsleep();
  });
  monitor.on('resume', () => {
    log.info('computer is awake');
    onAwake();
  });
  monitor.on('shutdown', () => {
    log.info('computer shuts down');
    onShutdown();
  });
}
