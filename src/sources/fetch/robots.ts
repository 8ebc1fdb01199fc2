/** What a host's robots.txt says to us. */
export interface RobotsRules {
  readonly allows: (url: string) => boolean;
  /** Seconds between two requests, where it asks for some. */
  readonly delaySeconds?: number;
}

/** What a request for robots.txt gave. */
export type RobotsAnswer = { readonly kind: 'file'; readonly text: string } | { readonly kind: 'none' } | { readonly kind: 'broken' };

/** Rules after RFC 9309: no file allows everything, a server in trouble forbids everything. */
export async function readRobots(url: string, answer: RobotsAnswer, userAgent: string): Promise<RobotsRules> {
  if (answer.kind === 'none') return { allows: () => true };
  if (answer.kind === 'broken') return { allows: () => false };
  const { default: robotsParser } = await import('robots-parser');
  const parse = robotsParser as unknown as (
    url: string,
    text: string,
  ) => { isAllowed(url: string, agent: string): boolean | undefined; getCrawlDelay(agent: string): number | undefined };
  const robots = parse(url, answer.text);
  const delaySeconds = robots.getCrawlDelay(userAgent);
  return { allows: (page) => robots.isAllowed(page, userAgent) !== false, ...(delaySeconds === undefined ? {} : { delaySeconds }) };
}
