import { join } from 'node:path';

/** What lies in a state folder, by name. One agent per folder. */
export function stateFiles(stateDir: string) {
  return {
    lock: join(stateDir, 'agent.lock'),
    journal: join(stateDir, 'journal.sqlite'),
    /** Opens the pipe; only this user can read it, and every start makes a new one. */
    token: join(stateDir, 'pipe-token'),
    /** Which agent ended last because somebody wanted it to. */
    ended: join(stateDir, 'ended'),
    /** Made once: how the site tells this agent from another. */
    agentId: join(stateDir, 'agent-id.json'),
    /** Alarms that stand, and what people have still to be told. */
    alarms: join(stateDir, 'alarms.json'),
    /** Until when a person has paused the receipts. */
    pause: join(stateDir, 'pause.json'),
    /** The column map of the export of the OFD. */
    ofdColumns: join(stateDir, 'ofd-columns.json'),
    /** How the last update of the program ended; the only thing of an update in here. */
    lastUpdate: join(stateDir, 'last-update.json'),
    /** A page and a table for each night. */
    reports: join(stateDir, 'reports'),
    logs: join(stateDir, 'logs'),
    /** Home of a cashbox's driver host: what the vendor's library writes lands there. */
    driverHost: (cashboxId: string) => join(stateDir, 'driver-hosts', cashboxId),
  };
}
