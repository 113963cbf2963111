import type { StoryBuilder } from '../../build/story.js';
import { aStory } from '../../build/story.js';
import { fixture, fixtureStaple } from '../../x509/fixtures.js';
import { policy } from './shown.js';

/** TLS 1.2: frames 1 to 3 TCP, 4 ClientHello, 5 ServerHello, 6 Certificate, 7 CertificateStatus. */
export function stapling(kind: Parameters<typeof fixtureStaple>[0] | Uint8Array, leaf = 'leaf-ocsp'): StoryBuilder {
  const response = typeof kind === 'string' ? fixtureStaple(kind) : kind;
  const story = aStory()
    .tcp()
    .clientHello({ serverName: 'api.example.com' }, 120)
    .serverHello({ version: 0x0303, flags: [23, 65281] })
    .certificates('server', fixture(leaf), fixture('root-ocsp'));
  const status = { type: 'certificate_status', statusType: 1, response } as const;
  return story.server({ certificateStatus: story.seen(status, 'server → client: CertificateStatus (OCSP)') });
}

/** The answers of the fixtures are of 22 to 29 November 2026. */
export const inTime = policy(Date.UTC(2026, 10, 25), 'root-ocsp');
export const tooLate = policy(Date.UTC(2026, 11, 9), 'root-ocsp');
