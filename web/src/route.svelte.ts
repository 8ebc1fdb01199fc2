/** Where the page is: path and query of the address bar. Every view keeps its choices here, so that they can be shared and the back button works. */
class Route {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));

  constructor() {
    addEventListener('popstate', () => this.#read());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  /** Goes to an address of this page. */
  go(href: string, options: { readonly replace?: boolean; readonly keepScroll?: boolean } = {}): void {
    if (options.replace) history.replaceState(null, '', href);
    else history.pushState(null, '', href);
    this.#read();
    if (!options.keepScroll) scrollTo(0, 0);
  }

  /** Changes fields of the query; empty ones go. */
  set(fields: Readonly<Record<string, string | undefined>>, replace = false): void {
    this.go(this.with(fields), { replace, keepScroll: true });
  }

  /** The present address with other fields. */
  with(fields: Readonly<Record<string, string | undefined>>, path: string = this.path): string {
    const query = new URLSearchParams(this.query);
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined || value === '') query.delete(name);
      else query.set(name, value);
    }
    return `${path}${query.size === 0 ? '' : `?${query}`}`;
  }

  /** A field of the query. */
  get(name: string): string | undefined {
    return this.query.get(name) ?? undefined;
  }

  #read(): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download'))
      return;
    if (link.getAttribute('href')?.startsWith('#') || /^\/(api|docs|login)\b/.test(link.pathname)) return;
    event.preventDefault();
    this.go(link.pathname + link.search + link.hash, { keepScroll: link.dataset.keep !== undefined });
  }
}

export const route = new Route();
