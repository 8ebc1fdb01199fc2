/** The span of time that stands in the address (`seit`, `vor`) as fields of a query: one choice for all views. */
export function windowOf(route: { get(name: string): string | undefined }): { since?: string; until?: string } {
  const since = route.get('seit');
  const until = route.get('vor');
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}
