import { type Kopecks, kopecks, MAX_QUANTITY_MILLI, MAX_SUM_KOP, type Milli, milli } from '../money.ts';
import { refuse } from './refusal.ts';

/**
 * How far from a whole kopeck (or thousandth) a JSON number may be and still be float noise. Noise of a double is below
 * a millionth here, and the finest real fraction shops store is a hundredth of a kopeck.
 */
const NOISE = 1e-4;

/**
 * Rubles as they came out of JSON to whole kopecks: 1234.5599999999999 is 1234.56.
 * From here on there is no float arithmetic.
 *
 * @param where names the field in the refusal: `итог`, `строка 2 «Чайник»: цена`
 * @throws {Refused} when missing, negative, too large or really finer than a kopeck
 */
export function rublesToKopecks(rubles: number | null, where: string): Kopecks {
  if (rubles === null || !Number.isFinite(rubles)) return refuse('CB-411', where);
  const whole = Math.round(rubles * 100);
  if (whole < 0) return refuse('CB-412', `${where} ${rubles}`);
  if (whole > MAX_SUM_KOP) return refuse('CB-415', `${where} ${rubles}`);
  if (Math.abs(rubles * 100 - whole) > NOISE) return refuse('CB-413', `${where} ${rubles}`);
  // -0 is not a sum anybody meant.
  return kopecks(whole === 0 ? 0 : whole);
}

/** @throws {Refused} when missing, not above zero, too large or finer than a thousandth */
export function toQuantityMilli(quantity: number | null, where: string): Milli {
  if (quantity === null || !Number.isFinite(quantity)) return refuse('CB-414', `${where}: количество не указано`);
  const whole = Math.round(quantity * 1000);
  if (whole <= 0 || whole > MAX_QUANTITY_MILLI || Math.abs(quantity * 1000 - whole) > NOISE) {
    return refuse('CB-414', `${where}: количество ${quantity}`);
  }
  return milli(whole);
}
