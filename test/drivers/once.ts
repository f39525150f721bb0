import { expect } from 'vitest';
import type { Field } from './field.ts';
import type { SeenDocument } from './rig.ts';

/**
 * One document with the key, the journal names that very document, and the shop was told of it once. Made again only
 * after it was written down that the FN shows nothing.
 */
export async function expectMadeOnce(field: Field, check: string): Promise<SeenDocument> {
  await field.until('the check is made', () => field.isFiscal(check));
  const [document, second] = field.documentsOf(check);
  if (!document) throw new Error('The journal calls it fiscal, and no FN holds it');
  expect(second).toBeUndefined();
  const { fdNumber, fnSerial, fiscalSign } = document;
  expect(field.job(check)?.life).toMatchObject({ state: 'fiscal', document: { fdNumber, fnSerial, fiscalSign } });
  expect(field.count(check, 'aboutToClose')).toBeLessThanOrEqual(1 + field.count(check, 'fnShowsAbsence'));
  await field.until('the shop is told', () => field.job(check)?.report.state === 'acked');
  expect(field.toldOf(check)).toEqual([expect.objectContaining({ document: expect.objectContaining({ fdNumber }) })]);
  expect(field.breaches).toEqual([]);
  return document;
}

/** Somebody puts the cable back when the agent has seen that it is out. */
export async function putCableBack(field: Field, place = 0): Promise<void> {
  const device = field.boxes[place]?.device;
  if (!device || device.isPlugged) return;
  await field.until('the agent knows that the line is lost', () => field.lanes[place]?.view.connected === false);
  await device.plug();
}
