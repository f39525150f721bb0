import type { PAGES } from '../../contract/window.ts';

type PageName = (typeof PAGES)[number];

/**
 * Pages of the world that a window may open in the person's own browser: https, and nothing of the shop in the address.
 */
export const PAGE_ADDRESSES: Readonly<Record<PageName, string>> = {
  // Where the vendor lays its files out.
  atolDriver: 'https://fs.atol.ru/',
  // The vendor's page on cashboxes. Source: reference/bitrix-monitoring.md.
  bitrixCashboxes: 'https://dev.1c-bitrix.ru/learning/course/index.php?COURSE_ID=42&LESSON_ID=12557',
};
