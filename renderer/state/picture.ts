import { useEffect, useState } from 'react';
import type { Picture } from '../../src/contract/window.ts';
import { bridge } from '../bridge.ts';

/** The newest picture of the agent; undefined until the shell has given the first one. */
export function usePicture(): Picture | undefined {
  const [picture, setPicture] = useState<Picture>();
  useEffect(() => {
    const off = bridge.on.picture(setPicture);
    // One may have come by itself while we asked: the newer one stays.
    void bridge.shell.picture({}).then((first) => setPicture((known) => known ?? first));
    return off;
  }, []);
  return picture;
}
