/**
 * Units of tag 2108 by name: FFD 1.05 and 1.1 say the unit as text (1197). Source: fiscal-domain 1.3.
 * A piece is what is meant without a unit, so it is not said; "other" has no name to be said.
 */
export const UNIT_TEXTS: ReadonlyMap<number, string> = new Map([
  [0, ''],
  [10, 'г'],
  [11, 'кг'],
  [12, 'т'],
  [20, 'см'],
  [21, 'дм'],
  [22, 'м'],
  [30, 'кв. см'],
  [31, 'кв. дм'],
  [32, 'кв. м'],
  [40, 'мл'],
  [41, 'л'],
  [42, 'куб. м'],
  [50, 'кВт ч'],
  [51, 'Гкал'],
  [70, 'сутки'],
  [71, 'час'],
  [72, 'мин'],
  [73, 'с'],
  [80, 'Кбайт'],
  [81, 'Мбайт'],
  [82, 'Гбайт'],
  [83, 'Тбайт'],
  [255, ''],
]);
