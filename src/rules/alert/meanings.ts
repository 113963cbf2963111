import type { Party } from '../../story/story.js';
import { step, type AlertMeaning, type Place, type Reading } from './meaning.js';
import { certificateAlerts } from './meanings/certificates.js';
import { negotiationAlerts } from './meanings/negotiation.js';
import { protocolAlerts } from './meanings/protocol.js';

export const alertMeanings: readonly AlertMeaning[] = [
  ...certificateAlerts,
  ...negotiationAlerts,
  ...protocolAlerts,
].sort((a, b) => a.code - b.code);

const unnamed: Reading = {
  means: 'No standard names this code. Either the sender invented it, or these bytes are not TLS.',
  blame: 'unknown',
  fix: 'Look at the bytes, and at which program sends them.',
  next: () => [step('See the bytes', 'tshark -r CAPTURE -Y "tls.alert_message" -x')],
};

export function alertMeaning(code: number): AlertMeaning {
  return (
    alertMeanings.find((meaning) => meaning.code === code) ?? {
      code,
      says: 'it failed, by a code that no standard names',
      readings: [unnamed],
    }
  );
}

/** What the alert means from this side at this place; `alert/fatal` and `tlswhy explain` tell the same. */
export function readAlert(code: number, from: Party, after: Place): Reading {
  const { readings } = alertMeaning(code);
  const fits = (reading: Reading) =>
    (reading.from === undefined || reading.from === from) &&
    (reading.after === undefined || reading.after.includes(after));
  return readings.find(fits) ?? readings[readings.length - 1];
}
