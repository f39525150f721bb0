import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';

/** A calm green-blue of our own, dark to light. */
const BRAND: BrandVariants = {
  10: '#011416',
  20: '#04262b',
  30: '#063840',
  40: '#084955',
  50: '#0a5b69',
  60: '#0c6c7d',
  70: '#0f7d90',
  80: '#1a8da1',
  90: '#329cae',
  100: '#4aaaba',
  110: '#62b8c6',
  120: '#7ac5d2',
  130: '#93d2dd',
  140: '#addfe7',
  150: '#c7ebf0',
  160: '#e2f6f9',
};

/**
 * The system's own letters. Fluent's usual row names five fonts more, and on Linux each one that is not there is looked for in each
 * weight while the first window is waited for.
 */
const LETTERS = "'Segoe UI', system-ui, sans-serif";
const FONTS = { fontFamilyBase: LETTERS, fontFamilyNumeric: LETTERS };

// One step darker than Fluent's usual brand shade: white text on it keeps a contrast of 4.5 to 1.
export const LIGHT: Theme = {
  ...createLightTheme(BRAND),
  ...FONTS,
  colorBrandBackground: BRAND[60],
  colorBrandBackgroundHover: BRAND[50],
  colorBrandBackgroundPressed: BRAND[40],
  colorCompoundBrandForeground1: BRAND[60],
  colorBrandForeground1: BRAND[60],
  colorBrandForegroundLink: BRAND[60],
};

export const DARK: Theme = {
  ...createDarkTheme(BRAND),
  ...FONTS,
  colorBrandForeground1: BRAND[120],
  colorBrandForegroundLink: BRAND[120],
  colorCompoundBrandForeground1: BRAND[120],
};
