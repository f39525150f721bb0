import { ScreenFrame } from '../../parts/screen-frame.tsx';
import type { ScreenProps } from '../screen-props.ts';

export function NowScreen(_: ScreenProps) {
  return <ScreenFrame title="Now">{null}</ScreenFrame>;
}
