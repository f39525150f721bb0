import type { Group } from './figure.ts';
import { alarmOut } from './figures/alarm-out.ts';
import { closeLost } from './figures/close-lost.ts';
import { dayReport } from './figures/day-report.ts';
import { dtoHostMemory } from './figures/dto-host-memory.ts';
import { dtoHungChild } from './figures/dto-hung-child.ts';
import { dtoReceipt } from './figures/dto-receipt.ts';
import { dtoSilentClose } from './figures/dto-silent-close.ts';
import { dtoStatusPoll } from './figures/dto-status-poll.ts';
import { eightCashboxes } from './figures/eight-cashboxes.ts';
import { followHundredThousand } from './figures/follow-hundred-thousand.ts';
import { followThousand } from './figures/follow-thousand.ts';
import { idle } from './figures/idle.ts';
import { journalMillion } from './figures/journal-million.ts';
import { killNine } from './figures/kill-nine.ts';
import { latency } from './figures/latency.ts';
import { line } from './figures/line.ts';
import { receiptsList } from './figures/receipts-list.ts';
import { serialVsDto } from './figures/serial-vs-dto.ts';
import { start } from './figures/start.ts';
import { throughput } from './figures/throughput.ts';
import { trayClick } from './figures/tray-click.ts';
import { trayLibrary } from './figures/tray-library.ts';
import { trayRest } from './figures/tray-rest.ts';
import { trayStart } from './figures/tray-start.ts';
import { trayWindow } from './figures/tray-window.ts';

/** Every measurement, in the order of the run. */
export const GROUPS: readonly Group[] = [
  latency,
  line,
  closeLost,
  throughput,
  eightCashboxes,
  journalMillion,
  killNine,
  idle,
  start,
  alarmOut,
  followThousand,
  followHundredThousand,
  dayReport,
  dtoReceipt,
  dtoStatusPoll,
  serialVsDto,
  dtoHungChild,
  dtoHostMemory,
  dtoSilentClose,
  trayRest,
  trayLibrary,
  trayWindow,
  trayStart,
  trayClick,
  receiptsList,
];
