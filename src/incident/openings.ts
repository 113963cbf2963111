import { isBefore } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import { newestVersion } from '../rules/negotiation/offer.js';
import type { FarSide } from '../story/around.js';
import { when, type Fact } from '../story/fact.js';
import type { Story } from '../story/story.js';

/** A handshake in which the server's certificate can be seen. */
interface Opening extends FarSide {
  readonly hello: FrameRef;
  readonly certificate: FrameRef;
}

/** The last handshakes for one name at one server. */
export class Openings {
  private readonly recent: Opening[] = [];
  /** They were shown certificates of more than one issuer. */
  private isMixed = false;

  note(story: Story): void {
    const opening = openingOf(story);
    if (!opening) return;
    if (this.recent.length >= limits.openingsOfName) this.recent.shift();
    this.isMixed ||= this.recent.length > 0 && this.recent[0].issuer !== opening.issuer;
    this.recent.push(opening);
  }

  /** The one that lies within the wait of this story's client, by another address and with another issuer. */
  within(story: Story): Fact<FarSide> | undefined {
    if (this.isOfOneIssuer(story)) return undefined;
    const own = openingOf(story);
    const answer = story.server.hello && when(story.server.hello);
    if (!own || !answer) return undefined;
    const found = this.recent.find((one) => {
      const isNested = isBefore(own.hello, one.hello) && isBefore(one.certificate, answer);
      return isNested && one.client !== own.client && one.issuer !== own.issuer;
    });
    return found && { value: found, spans: [beside(found.hello, found), beside(found.certificate, found, shows)] };
  }

  /** As nearly always. */
  private isOfOneIssuer({ server }: Story): boolean {
    return !this.isMixed && this.recent[0]?.issuer === server.certificates?.value[0]?.issuerLabel;
  }
}

const asks = ({ client }: Opening) => `${client} asks the same server for the same name`;
const shows = ({ client, issuer }: Opening) => `the server shows ${client} a certificate by "${issuer}"`;

function beside(at: FrameRef, one: Opening, says = asks) {
  return { at, note: `in another connection: ${says(one)}` };
}

function openingOf({ client, server }: Story): Opening | undefined {
  const { hello } = client;
  const leaf = server.certificates?.value[0];
  if (!hello?.value.serverName || !server.certificates || !leaf) return undefined;
  return {
    client: client.endpoint.address,
    issuer: leaf.issuerLabel,
    version: newestVersion(hello.value),
    hello: when(hello),
    certificate: when(server.certificates),
  };
}
