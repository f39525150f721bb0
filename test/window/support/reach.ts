import type { Page } from 'playwright-core';

/**
 * What a person cannot get to in a window of that size, in words; nothing is expected. Everything that is shown is brought into
 * view as a browser does it: whatever then moved a part that people cannot scroll was cut, and whatever moved to the side asks
 * for scrolling to the side.
 */
export function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const SHOWN = 'button, a, input, select, textarea, h1, h2, h3, p, li, dt, dd, label, img, svg, [role], span';
    const faults = new Set<string>();
    const nameOf = (one: Element) => `${one.tagName.toLowerCase()} "${(one.textContent ?? '').trim().slice(0, 40)}"`;
    const isShown = (one: Element) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 1 && height > 1 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    // A line that is shortened says so, and its whole is in the receipt; a drawn part of a long list has no end.
    const isShortened = (one: Element) =>
      [
        ...(function* up(from: Element | null): Generator<Element> {
          for (let at = from; at; at = at.parentElement) yield at;
        })(one),
      ].some((at) => getComputedStyle(at).textOverflow === 'ellipsis' || at.matches('[data-tabster-dummy]'));
    const all = [...document.querySelectorAll('body *')];
    for (const one of all.filter((el) => el.matches(SHOWN) && isShown(el) && !isShortened(el))) {
      one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, bottom, top } = one.getBoundingClientRect();
      if (left < -1 || right > innerWidth + 1) faults.add(`beside the window: ${nameOf(one)}`);
      if (bottom < 0 || top > innerHeight) faults.add(`not to be scrolled to: ${nameOf(one)}`);
      for (let at: Element | null = one; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        const moved = at.scrollTop > 1 || at.scrollLeft > 1;
        const isHidden = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        if (at.scrollLeft > 1) faults.add(`scrolls to the side: ${nameOf(at)}`);
        if (moved && isHidden(overflowX) && isHidden(overflowY))
          faults.add(`cut off: ${nameOf(one)} in ${at.className}`);
      }
    }
    for (const one of all) {
      const { overflowX } = getComputedStyle(one);
      if ((overflowX === 'auto' || overflowX === 'scroll') && one.scrollWidth > one.clientWidth + 1 && isShown(one))
        faults.add(`scrolls to the side: ${nameOf(one)}`);
      one.scrollTop = 0;
      one.scrollLeft = 0;
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.add('the page scrolls to the side');
    return [...faults];
  });
}
