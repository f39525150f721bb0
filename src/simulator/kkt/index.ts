/** The virtual cashbox without its servers: those are in serve-tcp.ts and serve-pty.ts, which open sockets and terminals. */
export type { Fault } from './faults/fault.ts';
export { FAULTS, type FaultRow, parseFault } from './faults/index.ts';
export type { LedgerDocument, LedgerLine } from './ledger.ts';
export type {
  KktFfd,
  KktHabits,
  KktModel,
  KktOptions,
  KktRegistration,
  KktTaxRow,
  KktTimings,
  OfdOptions,
} from './options.ts';
export { TRAINING_MARK } from './slip.ts';
export { folderStore, type KktStore, memoryStore } from './store.ts';
export { type KktReading, VirtualKkt } from './virtual-kkt.ts';
