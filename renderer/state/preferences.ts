import { useEffect, useState } from 'react';
import type { Preferences } from '../../src/contract/window.ts';
import { bridge } from '../bridge.ts';

const USUAL: Preferences = { language: 'ru', theme: 'system' };

/** What the person has chosen for the screen. */
export function usePreferences(): Preferences {
  const [preferences, setPreferences] = useState(USUAL);
  useEffect(() => {
    const off = bridge.on.preferences(setPreferences);
    void bridge.shell.preferences({}).then(setPreferences);
    return off;
  }, []);
  return preferences;
}
