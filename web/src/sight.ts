/** Brings what was chosen into sight where views of two columns stand one below the other: there it opens below what is read. */
export function bringIntoSight(aside: HTMLElement | undefined): void {
  if (innerWidth < 900) aside?.scrollIntoView({ block: 'start' });
}
