import type { PublisherAdapter } from './adapter.js';
import { timestampedBlog } from './generic/timestamped-blog.js';

/** All adapters, asked in this order. A publisher's own stand in `publishers/<country>/<name>.ts`. */
export const PUBLISHER_ADAPTERS: readonly PublisherAdapter[] = [timestampedBlog];
