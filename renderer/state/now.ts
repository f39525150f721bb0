import { useEffect, useState } from 'react';

const EVERY_MS = 1_000;

/** The time, anew each second: ages on the screen grow while nothing else happens. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
