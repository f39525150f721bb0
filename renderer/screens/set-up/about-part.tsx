import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Picture } from '../../../src/contract/window.ts';
import { useSay } from '../../words/language.tsx';

const useStyles = makeStyles({ about: { color: tokens.colorNeutralForeground2 } });

/** Which version this is, and how things are with newer ones. */
export function AboutPart({ picture: { version, updates } }: { readonly picture: Picture }) {
  const styles = useStyles();
  const say = useSay();
  const parts = [...(version === undefined ? [] : [`KassaBridge ${version}.`]), ...(updates ? [say(updates)] : [])];
  if (parts.length === 0) return null;
  return <Text className={styles.about}>{parts.join(' ')}</Text>;
}
