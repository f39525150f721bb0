import type { Picture, Place } from '../../src/contract/window.ts';

/** What every screen is given. */
export interface ScreenProps {
  readonly picture: Picture;
  readonly place: Place;
  readonly go: (place: Place) => void;
}
