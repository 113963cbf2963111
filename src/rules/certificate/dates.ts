import type { Certificate } from '../../x509/certificate.js';
import type { Around, Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { lacksCertificate } from '../look-ups.js';
import { count, list } from '../words.js';
import { nameOf, type Presented } from './presented.js';
import { reception } from './reception.js';

/** The ones out of date that a client has to walk through: extra ones that the path does not need do no harm. */
export function onPath(certificates: readonly Certificate[], { path }: Presented): readonly Certificate[] | undefined {
  const some = certificates.filter((one) => path.path.includes(one));
  return some.length > 0 ? some : undefined;
}

/** The client says by this alert what is wrong, and the certificate itself cannot be seen (TLS 1.3 without keys). */
export function saidUnseen(story: Story, code: number): Fact<unknown> | undefined {
  if (story.server.certificates || story.client.alert?.value.code !== code || lacksCertificate(story)) return undefined;
  const taken = reception(story);
  return taken.how === 'refused' ? taken.proof : undefined;
}

/** Others took the same certificate for good: then it may be this client's clock. */
export function othersAccept(story: Story, around: Around): Fact<Tally> | undefined {
  return around.acceptedCertificate(story);
}

export function clockEvidence(others: Fact<Tally> | undefined): string {
  return others
    ? `${count(others.value.connections, 'other connection')} accepted the same certificate.`
    : 'The clock of the capture itself agrees with the client.';
}

export function names(certificates: readonly Certificate[]): string {
  return list(certificates.map((one) => `"${nameOf(one)}"`));
}
