import type { LightStatus, StatusSnapshot } from '../../src/contract/snapshot.ts';
import type { Picture } from '../../src/contract/window.ts';

const LAST = { ru: 'последнее, что было известно: ', en: 'what was known last: ' };

/**
 * The picture as it may be shown: while the agent does not run and answer, nothing of what it said last is known any more,
 * and every light on every screen says so.
 */
export function knownPicture(picture: Picture): Picture {
  const { agent, snapshot } = picture;
  if (agent.state === 'running' || !snapshot) return picture;
  return { ...picture, snapshot: withoutEvidence(snapshot) };
}

function withoutEvidence(snapshot: StatusSnapshot): StatusSnapshot {
  const { lights, shops, cashboxes } = snapshot;
  return {
    ...snapshot,
    lights: { site: last(lights.site), cashbox: last(lights.cashbox), fn: last(lights.fn), ofd: last(lights.ofd) },
    shops: shops.map((shop) => ({ ...shop, light: last(shop.light) })),
    cashboxes: cashboxes.map((box) => {
      const { cashbox, fn, ofd } = box.lights;
      return { ...box, lights: { cashbox: last(cashbox), fn: last(fn), ofd: last(ofd) } };
    }),
  };
}

function last({ ru, en, ageMs }: LightStatus): LightStatus {
  return { state: 'unknown', ru: LAST.ru + ru, en: LAST.en + en, ...(ageMs !== undefined && { ageMs }) };
}
