import { route } from './route.svelte.js';
import { de, en, type Words } from './words.js';

type Lang = 'de' | 'en';
type Theme = 'auto' | 'light' | 'dark';

/** What somebody chose for this browser: language, light or dark, and what was seen. */
class Settings {
  #lang = $state<Lang>(fromStorage('lang', ['de', 'en'] as const) ?? (navigator.language.startsWith('de') ? 'de' : 'en'));
  #theme = $state<Theme>(fromStorage('theme', ['auto', 'light', 'dark'] as const) ?? 'auto');
  timeZone = $state('Europe/Berlin');
  /** RFC 3339 of the newest report at the last visit; undefined at the first. */
  readonly lastVisit: string | undefined = localStorage.getItem('lagebild.seen') ?? undefined;
  seen = $state(this.lastVisit);

  /** `?lang=` in the address wins over what was chosen before. */
  get lang(): Lang {
    const asked = route.get('lang');
    return asked === 'de' || asked === 'en' ? asked : this.#lang;
  }

  set lang(lang: Lang) {
    this.#lang = lang;
    localStorage.setItem('lagebild.lang', lang);
    if (route.get('lang') !== undefined) route.set({ lang: undefined }, true);
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    localStorage.setItem('lagebild.theme', theme);
  }

  get words(): Words {
    return this.lang === 'de' ? de : en;
  }

  /** Keeps what is newest now for the next visit; what counts as new on this one stays. */
  rememberVisit(newest: string | undefined): void {
    if (newest !== undefined) localStorage.setItem('lagebild.seen', newest);
  }

  /** From now on nothing up to this moment counts as new. */
  markSeen(newest: string | undefined): void {
    this.rememberVisit(newest);
    this.seen = newest;
  }

  isNew(at: string | undefined): boolean {
    return this.seen !== undefined && at !== undefined && Date.parse(at) > Date.parse(this.seen);
  }
}

function fromStorage<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  return allowed.find((value) => value === localStorage.getItem(`lagebild.${name}`));
}

export const settings = new Settings();
