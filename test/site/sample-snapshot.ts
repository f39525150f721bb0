import { heartbeatOf, nextSequence } from '../../src/contract/heartbeat.ts';
import type { JobStatus, LightStatus, StatusSnapshot } from '../../src/contract/snapshot.ts';

export const AGENT_ID = 'a1b2c3d4e5f60718';

export const fine = (ru: string): LightStatus => ({ state: 'fine', ru, en: '', ageMs: 2_000 });

const JOB: JobStatus = {
  jobId: 7,
  kind: 'receipt',
  cashboxId: 'kassa1',
  shopId: 'main',
  checkId: '15',
  operation: 'sell',
  totalKop: 123_450,
  receivedAt: 1_000,
  states: ['received', 'fiscal', 'reported'],
  sides: [],
  document: { fnSerial: '9999078900001234', fdNumber: 42, fiscalSign: '0123456789', issuedAt: '2026-11-24T12:00' },
};

export const sampleJob = (changes: Partial<JobStatus> = {}): JobStatus => ({ ...JOB, ...changes });

/** An agent with one cashbox that works. */
export function sampleSnapshot(changes: Partial<StatusSnapshot> = {}): StatusSnapshot {
  const lights = {
    cashbox: fine('Касса отвечает.'),
    fn: fine('ФН в порядке.'),
    ofd: { state: 'attention' as const, ru: 'Не отправлено 3 документа.', en: '', ageMs: 61_000 },
  };
  return {
    version: '0.1.0',
    startedAt: 500,
    at: 2_000,
    lights: { site: fine('Сайт ответил 2 с назад.'), ...lights },
    shops: [{ id: 'main', light: fine('Сайт ответил 2 с назад.'), lastGoodAt: 1_900 }],
    cashboxes: [
      {
        id: 'kassa1',
        training: false,
        connected: true,
        shopIds: ['main'],
        identity: {
          modelName: 'АТОЛ 30Ф',
          firmware: '5.8.2',
          kktSerial: '00106100000001',
          kktRegNumber: '0000000001000000',
          fnSerial: '9280440300000001',
          inn: '7725225244',
          ffdVersion: '1.05',
          printer: true,
        },
        lights,
        shift: { state: 'open', number: 12, ageMinutes: 95 },
        ofd: { unsentCount: 3, firstUnsentFd: 40 },
        fnLife: { validUntil: '2027-05-01', registrationsLeft: 9 },
      },
    ],
    queue: { received: 9, fiscal: 8, reported: 8, delivered: 5, refused: 1, inDoubt: 0, parked: 1, waiting: 2 },
    recent: [JOB, sampleJob({ jobId: 6, states: ['received'], sides: ['parked'] })],
    parked: [],
    damagedRows: 0,
    alarms: [],
    notCovered: [],
    waysOut: [],
    ...changes,
  };
}

let last: number | undefined;

/** Of an agent that beats more often than once a ms. */
function newSequence(): number {
  last = nextSequence(last, Date.now());
  return last;
}

/** The body of a heartbeat sent now. */
export function sampleBeat(sequence = newSequence(), snapshot = sampleSnapshot(), agentId = AGENT_ID): string {
  const five = { count: 8, late: 1, medianMs: 4_200, worstMs: 310_000 };
  return JSON.stringify(heartbeatOf(snapshot, { agentId, sequence, sentAt: Date.now(), fiveMinutes: five }));
}
