/**
 * Until when the Electron we pack gets security fixes. Electron supports its three newest majors and brings a new one every eight
 * weeks (its docs, "Electron Releases"), so one is out of support when the third after it comes.
 */

/**
 * First day of the major that is packed. Source: `npm view electron time`, read on 2026-11-28: 42.0.0 of 2026-05-06, 43.0.0 of
 * 2026-07-01, 44.0.0 of 2026-08-25, 45.0.0 of 2026-10-21.
 */
export const PACKED_MAJOR = { major: 45, released: '2026-10-21' };

const DAY_MS = 86_400_000;
const BETWEEN_MAJORS_DAYS = 56;
const SUPPORTED = 3;

/** @returns {number} the first moment it is out of support by that calendar, ms since the epoch */
export function supportEnds({ released } = PACKED_MAJOR) {
  return Date.parse(released) + SUPPORTED * BETWEEN_MAJORS_DAYS * DAY_MS;
}

/**
 * @param {string} version of the Electron that is packed
 * @param {number} now ms since the epoch
 * @returns {string | undefined} what to do before it is shipped; undefined: nothing
 */
export function electronOutOfSupport(version, now, packed = PACKED_MAJOR) {
  const { major, released } = packed;
  const howTo =
    'Поднимите electron в package.json и electronVersion в electron-builder.yml до одной из трёх последних основных версий, ' +
    'а в scripts/pack/electron-support.mjs впишите её и день её выхода (npm view electron time).';
  if (Number.parseInt(version, 10) !== major)
    return `Когда вышел Electron ${version}, здесь не записано (записан ${major} от ${released}). ${howTo}`;
  const ends = supportEnds(packed);
  if (now < ends) return undefined;
  const day = new Date(ends).toISOString().slice(0, 10);
  return `Electron ${version} с ${day} больше не входит в три поддерживаемые версии: исправлений безопасности для него нет. ${howTo}`;
}
