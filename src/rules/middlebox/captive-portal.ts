import { coverage } from '../../x509/names.js';
import { coverageOf, nameOf, requestedHost } from '../certificate/presented.js';
import { rule } from '../rule.js';
import { shellWord } from '../commands.js';
import { endpoint, party, sentence, shortList } from '../words.js';

/** One stranger answers for everybody. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8952 §2', 'RFC 9525 §6'],
  summary: 'The same foreign certificate answers for different names at different addresses.',
  proof:
    'One leaf certificate, good for none of the names asked for, from two or more addresses. One address alone is ' +
    'certificate/wrong-host; a box that makes a certificate for each name is certificate/interception-suspected.',
  stage: 'certificate',
  outranks: ['certificate/*', 'alert/*', 'tcp/*'],
  silenceOf: [],

  needs: ['certificates'],
  match(story, around) {
    const { client, server, tls } = story;
    const host = requestedHost(story);
    if (!client.hello || !server.certificates || host === undefined) return;
    const [leaf] = server.certificates.value;
    if (!leaf || coverageOf(leaf, host).covered) return;
    const elsewhere = around.sameLeafElsewhere(story);
    if (!elsewhere || elsewhere.value.names.some((name) => coverage(leaf, name).covered)) return;
    return { hello: client.hello, shown: server.certificates, elsewhere, leaf, host, completed: tls.completed };
  },

  severityOf: ({ completed }) => (completed ? 'warning' : 'error'),

  explain: ({ leaf, host, elsewhere }, story) => ({
    what:
      `${sentence(party(story, 'server'))} answered for ${host} with the certificate "${nameOf(leaf)}", and other ` +
      `addresses answered with the very same for ${shortList(elsewhere.value.names, 3)}.`,
    why: 'Servers of different people do not share a certificate: one box on the way answers for all of them.',
    fix: 'Sign in to the network (hotel, guest Wi-Fi), or have the box let these names through.',
    blame: 'middlebox',
    causes: [
      {
        text: 'A captive portal: the network wants a sign-in before it lets anybody out.',
        likelihood: 'high',
        why: 'It leads every connection to itself, whatever the name.',
      },
      {
        text: 'DNS or routing leads several names to one wrong server.',
        likelihood: 'medium',
        why: 'The addresses differ, so the names do resolve to different places.',
      },
    ],
    next: [
      {
        text: 'A page without TLS shows the portal, if it is one.',
        command: 'curl -sI http://detectportal.firefox.com/',
      },
      { text: `Does the name lead to ${endpoint(story.server.endpoint)}?`, command: `dig +short ${shellWord(host)}` },
    ],
  }),
});
