import type { AlarmMemory, AlarmParts } from '../../src/agent/alarms/alarm-parts.ts';
import type { AlarmLevel } from '../../src/core/alarms/alarm.ts';
import { ALARM_RULES } from '../../src/core/alarms/rules.ts';
import type { Message, Notifier } from '../../src/core/ports/notifier.ts';

const GIB = 1024 ** 3;

/** A memory that outlives the agents of a test, as the file does. */
export function memoryOfTest(): AlarmMemory {
  let kept: string | undefined;
  return {
    load: () => (kept === undefined ? undefined : JSON.parse(kept)),
    save: (state) => {
      kept = JSON.stringify(state);
    },
  };
}

/** Alarms as installed, with these changes. */
export function alarmsOfTest(changes: Partial<AlarmParts> = {}): AlarmParts {
  return {
    rules: ALARM_RULES,
    repeatMs: [24 * 3_600_000, 3_600_000],
    ways: [],
    memory: memoryOfTest(),
    lastUpdate: { load: () => undefined },
    diskFree: async () => 100 * GIB,
    ...changes,
  };
}

/** For stories about receipts, told thousands of times: looks that nobody hears of would be a tenth of their time. */
export const SELDOM: Partial<AlarmParts> = { rules: { ...ALARM_RULES, lookEveryMs: 3_600_000 } };

/** A way out that keeps what it is given, and fails on request. */
export class RecordingWay implements Notifier {
  readonly id: string;
  readonly messages: Message[] = [];
  /** What the next tries end with; undefined: taken. */
  trouble: Error | undefined;
  tries = 0;
  readonly #wants: (level: AlarmLevel | undefined, at: number) => boolean;

  constructor(id = 'recording', wants: (level: AlarmLevel | undefined, at: number) => boolean = () => true) {
    this.id = id;
    this.#wants = wants;
  }

  wants(level: AlarmLevel | undefined, at: number): boolean {
    return this.#wants(level, at);
  }

  async send(message: Message): Promise<void> {
    this.tries += 1;
    if (this.trouble) throw this.trouble;
    this.messages.push(message);
  }
}
