import type { Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Preferences } from '../../src/contract/window.ts';
import { DARK, LIGHT } from '../theme.ts';

const DARK_SYSTEM = '(prefers-color-scheme: dark)';

/** The theme the person chose, or that of the system as it changes. */
export function useTheme(chosen: Preferences['theme']): Theme {
  const [isSystemDark, setSystemDark] = useState(() => matchMedia(DARK_SYSTEM).matches);
  useEffect(() => {
    const query = matchMedia(DARK_SYSTEM);
    const changed = () => setSystemDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  const isDark = chosen === 'system' ? isSystemDark : chosen === 'dark';
  return isDark ? DARK : LIGHT;
}
