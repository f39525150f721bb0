import { useEffect, useState } from 'react';

/** The tabs take 168 px of it: from 1000 px of its own on a screen shows list and receipt side by side. */
const WIDE = '(min-width: 1168px)';

export function useIsWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const changed = () => setWide(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return isWide;
}
