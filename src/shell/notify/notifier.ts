import type { Notification, NotificationConstructorOptions } from 'electron';
import type { Place } from '../../contract/window.ts';
import type { Notice } from './alarm-notices.ts';

export interface NotifierParts {
  readonly isSupported: () => boolean;
  readonly create: (options: NotificationConstructorOptions) => Pick<Notification, 'on' | 'show'>;
  readonly open: (place: Place) => void;
}

/** Shows native notifications. */
export class Notifier {
  readonly #parts: NotifierParts;
  /** One that nobody holds is collected, and its click leads nowhere. */
  readonly #shown = new Set<unknown>();

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  /** @returns false where the system has no notifications: somebody else has to tell it */
  show({ title, body, place, isUrgent }: Notice): boolean {
    return this.ask({ title, body, isUrgent }, () => this.#parts.open(place));
  }

  /** The same, with a deed of its own for a click. */
  ask({ title, body, isUrgent }: Omit<Notice, 'place'>, onClick: () => void): boolean {
    const { isSupported, create } = this.#parts;
    if (!isSupported()) return false;
    const notification = create({
      title,
      body,
      urgency: isUrgent ? 'critical' : 'normal',
      timeoutType: isUrgent ? 'never' : 'default',
    });
    const forget = () => void this.#shown.delete(notification);
    this.#shown.add(notification);
    notification.on('click', () => {
      forget();
      onClick();
    });
    notification.on('close', forget);
    notification.on('failed', forget);
    notification.show();
    return true;
  }
}
