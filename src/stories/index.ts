/** Reports → stories: similarity, agency copies, clustering, threads. Neutral to language. */
export { type ClusterOptions, clusterReports } from './cluster.js';
export { findCopies } from './copies.js';
export { buildThreads, type ThreadInput } from './threads.js';
