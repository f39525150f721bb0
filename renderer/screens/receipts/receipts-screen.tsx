import { ScreenFrame } from '../../parts/screen-frame.tsx';
import type { ScreenProps } from '../screen-props.ts';

export function ReceiptsScreen(_: ScreenProps) {
  return <ScreenFrame title="Receipts">{null}</ScreenFrame>;
}
