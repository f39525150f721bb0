/** One model of the family: what the driver must know about it. */
export interface ModelRow {
  readonly number: number;
  readonly name: string;
  /** Only models whose every scenario is tested; the others are refused in words (CB-110). */
  readonly isSupported: boolean;
  readonly hasPrinter: boolean;
}

const supported = (number: number, name: string, hasPrinter: boolean): ModelRow => ({
  number,
  name,
  isSupported: true,
  hasPrinter,
});
const unsupported = (number: number, name: string): ModelRow => ({
  number,
  name,
  isSupported: false,
  hasPrinter: true,
});

/** Model byte of A5. Source: atol-serial-protocol section 6. */
const MODELS: readonly ModelRow[] = [
  supported(61, 'АТОЛ 30Ф', true),
  supported(77, 'АТОЛ 42ФС', false),
  unsupported(57, 'АТОЛ 25Ф'),
  unsupported(62, 'АТОЛ 55Ф'),
  unsupported(63, 'АТОЛ 22Ф'),
  unsupported(64, 'АТОЛ 52Ф'),
  unsupported(66, 'АТОЛ 55в2Ф'),
  unsupported(67, 'АТОЛ 11Ф'),
  unsupported(69, 'АТОЛ 77Ф'),
  unsupported(70, 'АТОЛ 42ФА'),
  unsupported(72, 'АТОЛ 90Ф'),
  unsupported(75, 'АТОЛ 60Ф'),
  unsupported(76, 'Казначей ФА'),
  unsupported(78, 'АТОЛ 15Ф'),
  unsupported(80, 'АТОЛ 50Ф'),
  unsupported(81, 'АТОЛ 20Ф'),
  unsupported(82, 'АТОЛ 91Ф'),
  unsupported(84, 'АТОЛ 92Ф'),
  unsupported(86, 'АТОЛ Сигма 10'),
  unsupported(87, 'АТОЛ 27Ф'),
  unsupported(90, 'АТОЛ Сигма 7'),
  unsupported(91, 'АТОЛ Сигма 8'),
  unsupported(93, 'АТОЛ 1Ф'),
  unsupported(95, 'АТОЛ 22в2Ф'),
];

/** @returns undefined for a model nobody has described */
export function modelOf(number: number): ModelRow | undefined {
  return MODELS.find((row) => row.number === number);
}
