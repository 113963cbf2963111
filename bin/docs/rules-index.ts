import { markdownText } from '../../src/report/escape.js';
import type { Rule } from '../../src/rules/rule.js';
import { generatedNote, link, page, table } from './markdown.js';
import type { RecordedFinding } from './recorded.js';

/** What each family is about. A family without a line here fails the docs test. */
export const families: Readonly<Record<string, string>> = {
  acme: 'Certificate authorities that validate a name, and are no visitors.',
  alert: 'What an alert says, by who sent it and when.',
  capture: 'What the capture itself does not show. These lower what other rules may claim.',
  certificate: "The server's certificate and its chain, and how the client took them.",
  'client-auth': 'Certificates that the client was asked for.',
  dns: 'Names that lead to no address.',
  'early-data': '0-RTT: data sent before the handshake is done, refused or not borne.',
  incident: 'What several connections show together: a server that crashed.',
  latency: 'Slow, without a fault: who waited for whom.',
  middlebox: 'What stands between client and server and takes part without being asked.',
  negotiation: 'Versions, cipher suites, groups: what the two sides do not have in common, or should not.',
  protocol: 'TLS meets something that is not TLS, or the other way round.',
  resumption: 'Tickets and pre-shared keys.',
  tcp: 'Below TLS: refusals, silences, resets, closes, paths that swallow large packets.',
};

/** docs/rules/README.md */
export function rulesIndex(rules: ReadonlyMap<string, Rule>, recorded: ReadonlyMap<string, readonly RecordedFinding[]>): string {
  const names = [...new Set([...rules.keys()].map((id) => id.split('/')[0]))];
  return page(
    generatedNote('the registry of rules and captures/'),
    '# Rules',
    `${rules.size} rules. Each has a page: what proves it, what it must not be taken for, the recorded cases in which it speaks, its words. ` +
      '`tlswhy rules` lists them, `tlswhy explain RULE` tells one. Own rules: [guide](../guide.md#rules-of-your-own); a new one for everybody: [CONTRIBUTING](../../CONTRIBUTING.md#add-a-rule).',
    ...names.map((name) => family(name, rules, recorded)),
  );
}

function family(name: string, rules: ReadonlyMap<string, Rule>, recorded: ReadonlyMap<string, readonly RecordedFinding[]>): string {
  const rows = [...rules]
    .filter(([id]) => id.startsWith(`${name}/`))
    .map(([id, { severity, summary }]) => [link(id, `${id}.md`), severity, markdownText(summary), casesOf(recorded.get(id) ?? [])]);
  return `## ${name}\n\n${families[name] ?? ''}\n\n${table(['rule', 'severity', 'what it finds', 'recorded cases'], rows)}`;
}

function casesOf(found: readonly RecordedFinding[]): string {
  const count = new Set(found.map(({ name }) => name)).size;
  return count === 0 ? '' : String(count);
}
