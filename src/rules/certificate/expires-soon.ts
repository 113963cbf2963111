import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { count, DAY, sentence } from '../words.js';
import { fault } from './fault.js';
import { called, dateBeside, requestedHost, type Presented } from './presented.js';

/** ACME clients renew with a third of the lifetime left; people want a month for what they renew by hand. */
const NOTICE_DAYS = 30;
const NOTICE_SHARE = 1 / 3;
/** Below a third and so late that the renewal must have been missed. */
const LATE_SHARE = 1 / 6;

/** The certificate is good, but not for long. */
export default rule({
  severity: 'warning',
  certainty: 'proven',
  cites: ['RFC 5280 §4.1.2.5'],
  summary: "The server's certificate expires soon.",
  proof:
    "Proven by the notAfter of the server's certificate: less than 30 days from the packet's time. Certificates " +
    'that live for less than 180 days are warned of when a sixth of their life is left, for they are renewed ' +
    'late by design.',
  stage: 'certificate',

  needs: ['certificates'],
  match: (story, around) => fault(story, around, (seen) => (isSoon(seen) ? true : undefined)),

  explain: ({ seen }, story) => ({
    what: `${sentence(called(seen.leaf, seen))} is valid until ${dateBeside(seen.leaf.validity.to, seen)}.`,
    why: `It lives ${count(Math.round(lifetime(seen) / DAY), 'day')}, and its renewal should have happened by now.`,
    fix: 'Renew it, reload the server, and look why the renewal did not happen by itself.',
    blame: 'server',
    next: [
      {
        text: 'See the dates of what is served',
        command: showLeaf(targetOf(story, requestedHost(story)), '-dates', '-serial'),
      },
      {
        text: 'With certbot: what does it plan?',
        command: 'certbot certificates; systemctl list-timers | grep -i -E "certbot|acme"',
      },
    ],
  }),
});

function isSoon(seen: Presented): boolean {
  const left = seen.leaf.validity.to - seen.at;
  const life = lifetime(seen);
  const notice = life < 180 * DAY ? life * LATE_SHARE : Math.min(NOTICE_DAYS * DAY, life * NOTICE_SHARE);
  return left >= 0 && left < notice && seen.at >= seen.leaf.validity.from;
}

function lifetime({ leaf }: Presented): number {
  return leaf.validity.to - leaf.validity.from;
}
