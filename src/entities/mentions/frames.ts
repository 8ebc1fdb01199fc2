/**
 * Words right before a name that tell of a place: `s` they make it one if it can be one ("in Essen", "Stadt Essen"), `m` they may ("gegen Essen", "von Essen"),
 * `l` a capital behind them is the city and not its government ("um Kiew", "im Raum Kiew"; not "mit Kiew").
 */
const FRAMES: Readonly<Record<string, string>> = {
  in: 'sml',
  nach: 'sml',
  aus: 'sml',
  bei: 'sml',
  nahe: 'sml',
  unweit: 'sml',
  stadt: 'sml',
  hauptstadt: 'sml',
  region: 'sml',
  ort: 'sm',
  dorf: 'sm',
  stadtteil: 'sm',
  kleinstadt: 'sm',
  gemeinde: 'sm',
  ortschaft: 'sm',
  bis: 'ml',
  um: 'ml',
  über: 'ml',
  nördlich: 'ml',
  südlich: 'ml',
  östlich: 'ml',
  westlich: 'ml',
  auf: 'ml',
  vor: 'ml',
  durch: 'ml',
  rund: 'ml',
  von: 'm',
  gegen: 'm',
  zwischen: 'm',
  provinz: 'm',
  hafenstadt: 'm',
  großstadt: 'm',
  siedlung: 'm',
  gebiet: 'm',
  oblast: 'm',
  metropole: 'm',
  grenzstadt: 'm',
  ab: 'l',
  im: 'l',
  am: 'l',
  raum: 'l',
};

/** True where a word, in small letters, makes the name behind it a place if it can be one. */
export function framesPlace(word: string): boolean {
  return says(word, 's');
}

/** True where a word, in small letters, allows the name behind it to be a place. */
export function mayFramePlace(word: string): boolean {
  return says(word, 'm');
}

/** True where a capital behind a word, in small letters, is the city itself and not its government. */
export function locates(word: string): boolean {
  return says(word, 'l');
}

function says(word: string, what: string): boolean {
  return Object.hasOwn(FRAMES, word) && FRAMES[word]!.includes(what);
}
