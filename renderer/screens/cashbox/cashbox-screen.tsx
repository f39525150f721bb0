import { ScreenFrame } from '../../parts/screen-frame.tsx';
import type { ScreenProps } from '../screen-props.ts';

export function CashboxScreen(_: ScreenProps) {
  return <ScreenFrame title="Cashbox">{null}</ScreenFrame>;
}
