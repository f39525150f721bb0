/** One model of ATOL's family, by the number every way of talking to it says. */
export interface AtolModel {
  readonly number: number;
  readonly name: string;
  readonly hasPrinter: boolean;
}

const printing = (number: number, name: string): AtolModel => ({ number, name, hasPrinter: true });
const printerless = (number: number, name: string): AtolModel => ({ number, name, hasPrinter: false });

/** Source: atol-serial-protocol section 6, dto10-driver 1.7. */
const MODELS: readonly AtolModel[] = [
  printing(57, 'АТОЛ 25Ф'),
  printing(61, 'АТОЛ 30Ф'),
  printing(62, 'АТОЛ 55Ф'),
  printing(63, 'АТОЛ 22Ф'),
  printing(64, 'АТОЛ 52Ф'),
  printing(66, 'АТОЛ 55в2Ф'),
  printing(67, 'АТОЛ 11Ф'),
  printing(69, 'АТОЛ 77Ф'),
  printing(70, 'АТОЛ 42ФА'),
  printing(72, 'АТОЛ 90Ф'),
  printing(75, 'АТОЛ 60Ф'),
  printing(76, 'Казначей ФА'),
  printerless(77, 'АТОЛ 42ФС'),
  printing(78, 'АТОЛ 15Ф'),
  printing(80, 'АТОЛ 50Ф'),
  printing(81, 'АТОЛ 20Ф'),
  printing(82, 'АТОЛ 91Ф'),
  printing(84, 'АТОЛ 92Ф'),
  printing(86, 'АТОЛ Сигма 10'),
  printing(87, 'АТОЛ 27Ф'),
  printing(90, 'АТОЛ Сигма 7'),
  printing(91, 'АТОЛ Сигма 8'),
  printing(93, 'АТОЛ 1Ф'),
  printing(95, 'АТОЛ 22в2Ф'),
];

/** @returns undefined for a model nobody has described */
export function atolModelOf(number: number): AtolModel | undefined {
  return MODELS.find((row) => row.number === number);
}
