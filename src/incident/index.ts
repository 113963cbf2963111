export { Court, type CourtOptions, type Verdicts } from './court.js';
export type { Incident } from './incident.js';
