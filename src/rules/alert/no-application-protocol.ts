import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import type { Story } from '../../story/story.js';
import { isAcmeValidation } from '../acme/validation.js';
import { rule, type Explanation } from '../rule.js';
import { list } from '../words.js';
import { alertSentence, decisive, type Sent } from './place.js';

/** The two sides have no application protocol in common. */
export default rule<Sent>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 7301 §3.2'],
  summary: 'The server speaks none of the application protocols that the client offers.',
  proof:
    'Proven by the alert no_application_protocol (120) and the list in the ClientHello. A server that goes on ' +
    'without a protocol instead of refusing is another case.',
  stage: 'client-hello',

  needs: ['alert'],
  match(story) {
    const sent = decisive(story, 120);
    return sent && { ...sent, hello: story.client.hello };
  },

  explain(sent, story) {
    if (isAcmeValidation(story)) return validationWords(sent, story);
    const offered = story.client.hello?.value.alpn ?? [];
    return {
      what: alertSentence(story, sent),
      why:
        offered.length > 0
          ? `The client offers ${list(offered.map((one) => `"${one}"`))}, and the server speaks none of them.`
          : 'The client offers no application protocol, and the server insists on one.',
      fix: 'Enable one of these protocols on the server, or have the client offer one that the server speaks.',
      blame: 'unknown',
      causes: [
        {
          text: offered.includes('h2')
            ? 'The server has HTTP/2 switched off for this port'
            : 'The client asks the wrong kind of server',
          likelihood: 'high',
          why: 'None of the offered protocols was chosen.',
        },
        {
          text: 'The port belongs to another service',
          likelihood: 'medium',
          why: 'A capture shows what was offered, not what the server was set up for.',
        },
      ],
      next: [
        {
          text: 'Which protocol does the server take?',
          command: sClient(targetOf(story, requestedHost(story)), '-alpn h2,http/1.1'),
        },
      ],
    };
  },
});

function validationWords(sent: Sent, story: Story): Explanation {
  return {
    title: 'A validation by ACME (tls-alpn-01) reaches a server that knows nothing of it',
    what: alertSentence(story, sent),
    why:
      `The client is a CA that checks who holds "${requestedHost(story) ?? 'the name'}": it offers only ` +
      '"acme-tls/1", ' +
      'which an ACME client answers and a web server does not. So no certificate will be issued.',
    fix:
      'Let the ACME client answer on port 443 during the validation, or lead "acme-tls/1" to it (nginx ' +
      'ssl_preread_alpn_protocols, HAProxy req.ssl_alpn), or validate by http-01 or dns-01.',
    blame: 'server',
    causes: [
      {
        text: 'The ACME client listens on another port, and what has port 443 does not pass the validation on',
        likelihood: 'high',
        why: 'The server on this port refuses the protocol of the validation.',
      },
      {
        text: 'The name leads to another server than the one that runs the ACME client',
        likelihood: 'medium',
        why: 'A capture shows an address, not who should have it.',
      },
    ],
    next: [
      {
        text: 'Who answers to the validation protocol?',
        command: sClient(targetOf(story, requestedHost(story)), '-alpn acme-tls/1'),
      },
    ],
  };
}
