import { sentence } from '../../errors.ts';
import { ageWords } from '../../health/age-words.ts';
import type { SiteReading } from '../../health/readings.ts';
import { type AlarmRow, bad, levelOf, levelOfRung, rungsLeft } from '../row.ts';

const DAY_MS = 86_400_000;

/** What can be wrong with a shop's site. */
export const SITE_ALARMS: readonly AlarmRow<SiteReading>[] = [
  {
    kind: 'site-unreachable',
    cure: {
      ru: 'Откройте сайт на этом компьютере. Не открывается — проверьте интернет, затем позвоните тем, кто держит сайт.',
      en: 'Open the site on this computer. If it does not open, check the internet, then call whoever runs the site.',
    },
    judge(site, { now, rules }) {
      if (site.state === 'notTried') return 'unknown';
      if (site.state === 'ok') {
        const age = now - (site.lastGoodAt ?? now);
        return age > rules.health.siteStaleMs ? 'unknown' : 'fine';
      }
      const failingMs = now - (site.failingSince ?? now);
      const level = levelOf(failingMs, rules.siteMs);
      if (!level) return 'fine';
      const age = ageWords(failingMs);
      return bad(
        level,
        `Сайт магазина не отвечает уже ${age.ru}. ${sentence(site.state, site.detail)}`,
        `The site of the shop has not answered for ${age.en}. ${sentence(site.state, site.detail, 'en')}`,
      );
    },
  },
  {
    kind: 'site-certificate',
    cure: {
      ru: 'Продлите сертификат сайта (у хостинга или тех, кто держит сайт): без него магазин перестанет отвечать.',
      en: 'Renew the certificate of the site: without it the shop stops answering.',
    },
    judge({ signs }, { now, rules }) {
      if (signs?.certificateUntil === undefined) return 'unknown';
      const left = Math.floor((signs.certificateUntil - now) / DAY_MS);
      const rung = rungsLeft(left, rules.certificateDaysLeft);
      if (rung === 0) return 'fine';
      if (left < 0) return bad('trouble', 'Сертификат сайта истёк.', 'The certificate of the site has expired.', rung);
      const [ru, en] = [
        `Дней до конца сертификата сайта: ${left}.`,
        `Days left of the certificate of the site: ${left}.`,
      ];
      return bad(levelOfRung(rung), ru, en, rung);
    },
  },
  {
    kind: 'site-clock-apart',
    cure: {
      ru: 'Проверьте часы компьютера (включите синхронизацию времени). Они верны — напишите тем, кто держит сайт.',
      en: 'Check the clock of the computer (switch its synchronization on). If it is right, write to whoever runs the site.',
    },
    judge({ signs }, { rules }) {
      if (signs?.clockOffsetS === undefined) return 'unknown';
      const level = levelOf(Math.abs(signs.clockOffsetS), rules.clockS);
      if (!level) return 'fine';
      const apart = ageWords(Math.abs(signs.clockOffsetS) * 1_000);
      return bad(
        level,
        `Часы сайта и компьютера расходятся на ${apart.ru}.`,
        `The clocks of site and computer are ${apart.en} apart.`,
      );
    },
  },
];
