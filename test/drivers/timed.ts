import type { CashboxDriver } from '../../src/core/ports/cashbox-driver.ts';
import type { RigTime } from './time.ts';

/** A driver whose awaited calls let the time of its rig pass. */
export function timed(driver: CashboxDriver, time: RigTime): CashboxDriver {
  return new Proxy(driver, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        const result: unknown = value.apply(target, args);
        return result instanceof Promise ? time.run(result) : result;
      };
    },
  });
}
