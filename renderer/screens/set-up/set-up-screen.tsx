import { ScreenFrame } from '../../parts/screen-frame.tsx';
import type { ScreenProps } from '../screen-props.ts';

export function SetUpScreen(_: ScreenProps) {
  return <ScreenFrame title="SetUp">{null}</ScreenFrame>;
}
