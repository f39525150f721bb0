import { type Device, MODE } from '../device.ts';
import { ERROR, refuse } from '../kkt-error.ts';
import { checkCloseShift, closeShift, makeSettlementReport } from '../shift.ts';
import { TRAINING_MARK } from '../slip.ts';
import { type CommandRow, done, exactly, type Parameters } from './command.ts';

const SUBMODE = { xPrinting: 2, zPrinting: 2, clearing: 1 } as const;
const SETTLEMENT_REPORT = 0x09;
const PAPER_REPORTS: ReadonlySet<number> = new Set([0x01, 0x02, 0x03, 0x05, 0x07, 0x08]);

/** Something the device goes on with after it has answered: each step lasts its time and ends with its work. */
export interface BackgroundStep {
  readonly mode: number;
  readonly submode: number;
  readonly lastsMs: number;
  readonly work: () => void;
}

/** Reports answer at once and are seen at work in the state byte; the steps tell what to show how long. */
export type StartBackground = (steps: readonly BackgroundStep[]) => void;

function report(device: Device, parameters: Parameters, start: StartBackground): Uint8Array {
  const kind = parameters.byte();
  if (kind === SETTLEMENT_REPORT) {
    makeSettlementReport(device);
    return done();
  }
  if (!PAPER_REPORTS.has(kind)) refuse(ERROR.badReport);
  if (!device.hasPrinter) refuse(ERROR.unsupportedByModel);
  device.demandPaper();
  start([
    {
      mode: MODE.xReports,
      submode: SUBMODE.xPrinting,
      lastsMs: device.timings.xReportMs,
      work: () => device.print(`${TRAINING_MARK}\nX-ОТЧЕТ`),
    },
  ]);
  return done();
}

function zReport(device: Device, start: StartBackground): Uint8Array {
  checkCloseShift(device);
  start([
    {
      mode: MODE.zReports,
      submode: SUBMODE.zPrinting,
      lastsMs: device.timings.zReportMs,
      work: () => {
        closeShift(device);
        if (device.hasPrinter) device.print(`${TRAINING_MARK}\nZ-ОТЧЕТ`);
      },
    },
    { mode: MODE.extra, submode: SUBMODE.clearing, lastsMs: device.timings.clearingMs, work: () => undefined },
  ]);
  return done();
}

/** X, Z and the settlement report. */
export const reportCommands = (start: StartBackground): readonly (readonly [number, CommandRow])[] => [
  [
    0x67,
    {
      name: 'report without clearing',
      effect: 'fiscalizes',
      modes: [MODE.xReports],
      length: exactly(1),
      run: (device, parameters) => report(device, parameters, start),
    },
  ],
  [
    0x5a,
    {
      name: 'close shift',
      effect: 'fiscalizes',
      modes: [MODE.zReports],
      length: exactly(0),
      run: (device) => zReport(device, start),
    },
  ],
];
