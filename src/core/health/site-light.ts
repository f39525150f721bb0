import { ageWords } from './age-words.ts';
import { errorLight, type Light, light } from './light.ts';
import type { HealthRules, SiteReading } from './readings.ts';

/** States of the site that do not mend themselves: the link is not known there, so waiting cures nothing. */
const NEEDS_PERSON = new Set(['CB-704', 'CB-804']);

/** Does the shop answer us? Evidence: our own polls, nothing else. */
export function siteLight(site: SiteReading, now: number, rules: HealthRules): Light {
  const evidenceAt = site.state === 'ok' ? site.lastGoodAt : site.lastTryAt;
  if (site.state === 'notTried' || evidenceAt === undefined) {
    return light('unknown', { ru: 'Сайт ещё не ответил ни разу.', en: 'The site has not answered yet.' }, undefined);
  }
  const ageMs = Math.max(0, now - evidenceAt);
  const age = ageWords(ageMs);
  if (ageMs > rules.siteStaleMs) {
    const words = { ru: `Ответов сайта нет уже ${age.ru}.`, en: `No answer of the site for ${age.en}.` };
    return light('unknown', words, ageMs);
  }
  if (site.state === 'ok') {
    return light('fine', { ru: `Сайт ответил ${age.ru} назад.`, en: `The site answered ${age.en} ago.` }, ageMs);
  }
  const failingMs = now - (site.failingSince ?? site.lastGoodAt ?? evidenceAt);
  const isRed = NEEDS_PERSON.has(site.state) || failingMs >= rules.siteTroubleMs;
  return errorLight(isRed ? 'trouble' : 'attention', site.state, site.detail, ageMs);
}
