import type { ErrorCode } from '../../../../core/errors.ts';
import { ERROR_CLASSES, type ErrorClass } from './classes.ts';

/** What a class means when nothing finer is known of the code. */
const OF_CLASS: Readonly<Record<ErrorClass, ErrorCode>> = {
  conn: 'CB-101',
  wait: 'CB-109',
  human: 'CB-138',
  data: 'CB-449',
  state: 'CB-109',
  // For a reading or a preparing call; after a deciding one they mean doubt (fault.ts).
  verify: 'CB-104',
  config: 'CB-135',
  internal: 'CB-449',
  na: 'CB-449',
};

/** Codes that mean more than their class. Meanings: dto10-driver 3. */
const FINER: readonly (readonly [ErrorCode, readonly number[]])[] = [
  ['CB-131', [3]],
  ['CB-105', [4]],
  ['CB-103', [81, 201]],
  ['CB-111', [71]],
  ['CB-128', [9, 10]],
  ['CB-126', [14]],
  ['CB-129', [94, 95, 96, 189, 202, 245, 246, 247, 248, 269]],
  ['CB-137', [172, 196]],
  // Paper, cover, printer.
  ['CB-201', [44]],
  ['CB-203', [45]],
  ['CB-204', [46, 47, 108, 114, 132, 150, 277]],
  ['CB-202', [32, 151, 173, 174, 175, 176, 177]],
  // Shift, cash, clock, FN.
  ['CB-301', [68, 141]],
  ['CB-315', [73, 83, 86, 106]],
  ['CB-319', [31, 64, 67, 69, 82, 200, 203, 205]],
  ['CB-309', [53, 80]],
  ['CB-308', [28, 29, 35, 36, 77, 122, 142, 198, 218]],
  ['CB-305', [87, 88, 89, 90, 113, 117, 130, 168, 169, 224, 225]],
  ['CB-306', [104, 115, 116, 118, 119, 159, 162, 166]],
  ['CB-307', [70, 120, 121, 136]],
  ['CB-312', [135, 137, 139]],
  // The receipt itself.
  ['CB-441', [16, 17, 23, 41, 57, 61, 63, 163, 194, 227]],
  ['CB-442', [52, 54, 60, 66, 79, 98, 270]],
  ['CB-443', [128, 129, 131, 144, 154, 219, 243]],
  ['CB-444', [143]],
  ['CB-445', [133, 145, 148, 158, 160, 161, 167, 190, 195, 215, 216, 217, 271, 272, 276, 412, 413, 416, 426]],
  ['CB-446', [40, 110, 124, 125, 134]],
  ['CB-447', [24, 25, 38, 39, 146, 147, 192, 193, 228, 231, 235, 265]],
  ['CB-448', [11, 33, 48, 62, 92, 107]],
  // Marking.
  ['CB-602', [244, 404, 405, 409]],
  ['CB-603', [420, 422]],
  ['CB-604', [402, 411, 421]],
  ['CB-605', [401, 403, 407, 408, 410, 417, 419, 423, 425]],
  ['CB-606', [406, 414]],
  ['CB-607', [418]],
];

const CODES: ReadonlyMap<number, ErrorCode> = new Map([...rowsOfClasses(), ...rowsOf(FINER)]);

/** Our code for one of the library's. @returns undefined for a code of no source: newer drivers have more */
export function codeOf(libraryCode: number): ErrorCode | undefined {
  return CODES.get(libraryCode);
}

function rowsOfClasses(): readonly (readonly [number, ErrorCode])[] {
  const classes = Object.keys(ERROR_CLASSES) as readonly ErrorClass[];
  return rowsOf(classes.map((name) => [OF_CLASS[name], ERROR_CLASSES[name]]));
}

function rowsOf(rows: readonly (readonly [ErrorCode, readonly number[]])[]): readonly (readonly [number, ErrorCode])[] {
  return rows.flatMap(([code, numbers]) => numbers.map((number) => [number, code] as const));
}
