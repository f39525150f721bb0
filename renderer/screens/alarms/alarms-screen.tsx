import { ScreenFrame } from '../../parts/screen-frame.tsx';
import type { ScreenProps } from '../screen-props.ts';

export function AlarmsScreen(_: ScreenProps) {
  return <ScreenFrame title="Alarms">{null}</ScreenFrame>;
}
