export { explain } from './explain.js';
export type { Explained, ProvenBy } from './explained.js';
