import type { Story } from '../../model/index.js';
import type { BriefReport } from './material.js';
import { stemsOfText } from './select.js';

/** How typical words are of each story: by how many of its reports hold them, and how few other stories do. */
export class StoryProfiles {
  private readonly weights = new Map<string, Map<string, number>>();
  private readonly norms = new Map<string, number>();

  constructor(stories: readonly Story[], reports: ReadonlyMap<string, BriefReport>) {
    const shares = new Map<string, Map<string, number>>();
    const spread = new Map<string, number>();
    for (const story of stories) {
      const share = new Map<string, number>();
      const own = story.reports.flatMap((id) => reports.get(id) ?? []);
      for (const report of own)
        for (const stem of stemsOfText(`${report.title ?? ''}\n${report.text}`)) share.set(stem, (share.get(stem) ?? 0) + 1 / own.length);
      for (const stem of share.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
      shares.set(story.id, share);
    }
    for (const [story, share] of shares) {
      const weights = new Map([...share].map(([stem, value]) => [stem, value * Math.log(1 + stories.length / spread.get(stem)!)]));
      this.weights.set(story, weights);
      this.norms.set(story, Math.hypot(...weights.values()) || 1);
    }
  }

  /** Likeness of words to a story: cosine, 0..1. */
  fit(stems: ReadonlySet<string>, story: string): number {
    const weights = this.weights.get(story);
    if (weights === undefined || stems.size === 0) return 0;
    let sum = 0;
    for (const stem of stems) sum += weights.get(stem) ?? 0;
    return sum / (this.norms.get(story)! * Math.sqrt(stems.size));
  }
}
