import type { LanguageTag } from '../model/index.js';

/** Languages that are told apart: those that are read, and neighbours that would else be taken for them. */
const CANDIDATES = ['de', 'en', 'uk', 'ru', 'fr', 'nl', 'pl', 'es', 'it', 'be', 'bg', 'da', 'sv', 'cs', 'tr', 'pt', 'ro', 'ar', 'zh', 'ja'];

type Detector = (text: string) => string | undefined;

let detector: Promise<Detector> | undefined;

/**
 * The language of a text, from its first 2,000 characters; undefined for texts with fewer than three letters in a row, or where nothing fits.
 * The detector (eld, 90 MB) is loaded at the first call.
 */
export async function detectLanguage(text: string): Promise<LanguageTag | undefined> {
  const sample = text.slice(0, 2000);
  if (!/\p{L}{3}/u.test(sample)) return undefined;
  detector ??= loadDetector();
  return (await detector)(sample);
}

async function loadDetector(): Promise<Detector> {
  const { eld } = await import('eld/extrasmall');
  const own = eld.newInstance();
  own.setLanguageSubset(CANDIDATES);
  return (text) => own.detect(text).language || undefined;
}
