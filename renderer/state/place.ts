import { useEffect, useState } from 'react';
import type { Place } from '../../src/contract/window.ts';
import { bridge } from '../bridge.ts';

/** Where the person is; a click on a notification moves there. */
export function usePlace(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>({ screen: 'now' });
  useEffect(() => bridge.on.place(setPlace), []);
  return [place, setPlace];
}
