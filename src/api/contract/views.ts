/**
 * What the page's views ask for when nothing is chosen, by view. The server makes these answers in advance, and the page asks with the same fields: one
 * that asked for other numbers would find nothing ready. Plain values, without a library, since the page takes them along.
 */
export const VIEW_QUERIES = {
  /** Meldungen. */
  reports: { limit: 60 },
  /** Zeitleiste: its columns, and the findings below them. */
  timeline: { bins: 48 },
  newest: { limit: 60 },
  /** Zusagen und Zahlen: each of its three lists, and the figures. */
  ledger: { limit: 60 },
  figures: { kind: 'figure', limit: 40 },
} as const;
