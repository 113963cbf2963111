import type { ClientHelloFields } from '../../build/hello.js';
import type { Policy } from '../../../src/story/around.js';
import { TrustList } from '../../../src/x509/trust.js';
import { aStory, type StoryBuilder } from '../../build/story.js';
import { fixture, trusting } from '../../x509/fixtures.js';

/**
 * TLS 1.2 up to the server's certificates: frames 1 to 3 TCP, 4 ClientHello for `host`, 5 ServerHello, 6 Certificate.
 * What the client makes of it comes next, in frame 7.
 */
export function shown(names: readonly string[], host: string | undefined = 'api.example.com', hello: ClientHelloFields = {}): StoryBuilder {
  return aStory()
    .tcp()
    .clientHello({ serverName: host, ...hello }, HELLO_BYTES)
    .serverHello({ version: 0x0303, flags: [23, 65281] })
    .certificates('server', ...names.map(fixture));
}

/** What a hello of the few extensions that stories give it comes to on the wire. */
const HELLO_BYTES = 120;

/** The client goes on to the end, with data. */
export function accepted(names: readonly string[], host?: string): StoryBuilder {
  return shown(names, host).completed(0x0303).applicationData('client').applicationData('server');
}

/** TLS 1.3 without keys: frames 1 to 3 TCP, 4 ClientHello, 5 ServerHello, 6 to 9 encrypted. */
export function hidden(hello: ClientHelloFields = {}): StoryBuilder {
  const story = aStory().tcp().clientHello(hello, HELLO_BYTES).serverHello();
  return story.encrypted('server', 27).encrypted('server', 1079).encrypted('server', 97).encrypted('server', 53);
}

/** Judged on 1 February 2024, when the fixtures are in date, with the roots of the fixtures. */
export function policy(at = Date.UTC(2024, 1, 1), ...roots: string[]): { policy: Policy } {
  const trust = trusting(...(roots.length > 0 ? roots : ['root-rsa', 'root-ec', 'root-ed25519']));
  return { policy: { trust, at: { seconds: at / 1000, nanos: 0 } } };
}

/** As `policy`, of roots that browsers trust, so that their rules for public CAs hold. */
export function publicPolicy(at: number, ...roots: string[]): { policy: Policy } {
  const trust = new TrustList('the public test roots', () => roots.map(fixture), true);
  return { policy: { trust, at: { seconds: at / 1000, nanos: 0 } } };
}

/** Nobody trusts the fixtures' roots: a list with a stranger alone in it. */
export const strangers = policy(undefined, 'root-ed25519');
