import type { Outcome } from '../../src/incident/server-totals.js';
import { Surroundings } from '../../src/incident/surroundings.js';
import type { Around } from '../../src/story/around.js';
import type { StoryBuilder } from './story.js';

/** What is known around a story after these connections: for rules that judge with hindsight. */
export function neighbours(known: Partial<Record<Outcome, readonly StoryBuilder[]>>): Partial<Around> {
  const around = new Surroundings();
  for (const outcome of ['healthy', 'failed', 'neither'] as const) {
    for (const { story } of known[outcome] ?? []) around.note(story, outcome);
  }
  return {
    healthyAtServer: (story) => around.healthyAtServer(story),
    failedAtServer: (story) => around.failedAtServer(story),
    openedAtServer: (story) => around.openedAtServer(story),
    failedJustBefore: (story) => around.failedJustBefore(story),
    cutTogether: (story, ms) => around.cutTogether(story, ms),
    cutBefore: (story, ms) => around.cutBefore(story, ms),
    refusedLater: (story) => around.refusedLater(story),
    differsFromHealthy: (story) => around.differsFromHealthy(story),
    resumedAtServer: (story) => around.resumedAtServer(story),
    fullAtServer: (story) => around.fullAtServer(story),
    replacedAcross: (story) => around.replacedAcross(story),
    farSide: (story) => around.farSide(story),
    acceptedCertificate: (story) => around.acceptedCertificate(story),
    acceptedWithMore: (story) => around.acceptedWithMore(story),
    sameLeafElsewhere: (story) => around.sameLeafElsewhere(story),
  };
}
