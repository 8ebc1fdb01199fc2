/** BCP 47 language tag, lower-case primary subtag as used here: `de`, `en`, `uk`, `ru`, `fr`, or any other. */
export type LanguageTag = string;

/** The languages that a desk can be read in; only some are analysed yet. */
export const KNOWN_LANGUAGES = ['de', 'en', 'uk', 'ru', 'fr'] as const;
export type KnownLanguage = (typeof KNOWN_LANGUAGES)[number];

/** The languages with an analysis of their own. */
export const ANALYSED_LANGUAGES: readonly LanguageTag[] = ['de'];
