/**
 * Too narrow for words on the tabs: 720 px at 200 % by keys are 360 px of the page. Both stand in media queries, where nothing
 * else may be computed.
 */
export const NARROW = '@media (max-width: 500px)';
/** Too low for a part of the screen that scrolls by itself below bars that stay: then all of it scrolls. */
export const LOW = '@media (max-height: 400px)';
