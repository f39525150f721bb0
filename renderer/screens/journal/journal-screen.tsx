import { ScreenFrame } from '../../parts/screen-frame.tsx';
import type { ScreenProps } from '../screen-props.ts';

export function JournalScreen(_: ScreenProps) {
  return <ScreenFrame title="Journal">{null}</ScreenFrame>;
}
