import type { Component } from 'svelte';
import type { ResponseOf } from '../../src/api/contract.js';

type Load = () => Promise<{ default: Component<{ desk: ResponseOf<'desk'> }> }>;

/** The views in the order of the navigation. The front page comes with the page itself, the others when they are first opened. */
export const VIEWS = [
  { name: 'lage', path: '/', load: undefined },
  { name: 'meldungen', path: '/meldungen', load: () => import('./views/Meldungen.svelte') },
  { name: 'suche', path: '/suche', load: () => import('./views/Suche.svelte') },
  { name: 'zeitleiste', path: '/zeitleiste', load: () => import('./views/Zeitleiste.svelte') },
  { name: 'karte', path: '/karte', load: () => import('./views/Karte.svelte') },
  { name: 'positionen', path: '/positionen', load: () => import('./views/Positionen.svelte') },
  { name: 'akteure', path: '/akteure', load: () => import('./views/Akteure.svelte') },
  { name: 'zusagen', path: '/zusagen', load: () => import('./views/Zusagen.svelte') },
  { name: 'quellen', path: '/quellen', load: () => import('./views/Quellen.svelte') },
] as const satisfies readonly { readonly name: string; readonly path: string; readonly load: Load | undefined }[];

/** The view of a path: `/meldungen/r_…` belongs to `meldungen`. */
export function viewOf(path: string): (typeof VIEWS)[number] | undefined {
  const first = `/${path.split('/')[1] ?? ''}`;
  return VIEWS.find((view) => view.path === first);
}
