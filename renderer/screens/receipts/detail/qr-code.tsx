import { makeStyles, tokens } from '@fluentui/react-components';
import { create } from 'qrcode';
import { useMemo } from 'react';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const LABEL: Words = { ru: 'QR-код чека', en: 'QR code of the receipt' };
/** Empty squares a reader wants around it. */
const MARGIN = 4;

const useStyles = makeStyles({
  // Dark on white in both themes: many readers take no other.
  code: { width: '148px', height: '148px', flexShrink: 0, borderRadius: tokens.borderRadiusMedium },
  paper: { fill: 'white' },
  ink: { fill: 'black' },
});

/** What the QR code of the paper says, to be read from the screen. */
export function QrCode({ text }: { readonly text: string }) {
  const styles = useStyles();
  const say = useSay();
  const { size, path } = useMemo(() => drawn(text), [text]);
  const whole = size + 2 * MARGIN;
  return (
    <svg
      className={styles.code}
      viewBox={`${-MARGIN} ${-MARGIN} ${whole} ${whole}`}
      role="img"
      aria-label={say(LABEL)}
      shapeRendering="crispEdges"
    >
      <rect className={styles.paper} x={-MARGIN} y={-MARGIN} width={whole} height={whole} />
      <path className={styles.ink} d={path} />
    </svg>
  );
}

function drawn(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) dark.push(`M${column} ${row}h1v1h-1z`);
  return { size: modules.size, path: dark.join('') };
}
