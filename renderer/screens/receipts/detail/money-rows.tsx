import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  rows: { width: '100%', borderCollapse: 'collapse', lineHeight: tokens.lineHeightBase300 },
  name: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: '2px 0', verticalAlign: 'top' },
  value: {
    verticalAlign: 'top',
    textAlign: 'right',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    padding: '2px 0',
  },
  total: { fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

export interface MoneyRow {
  readonly name: string;
  readonly value: string;
  /** What the value is of. */
  readonly beside?: string;
  readonly isTotal?: boolean;
}

/** Names on the left, money on the right, the columns in line. */
export function MoneyRows({ rows }: { readonly rows: readonly MoneyRow[] }) {
  const styles = useStyles();
  return (
    <table className={styles.rows}>
      <tbody>
        {rows.map(({ name, value, beside, isTotal }) => (
          <tr key={name}>
            <th scope="row" className={mergeClasses(styles.name, isTotal && styles.total)}>
              {name}
              {beside && <span className={styles.small}>{beside}</span>}
            </th>
            <td className={mergeClasses(styles.value, isTotal && styles.total)}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
