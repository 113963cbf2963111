import { hasLargeShare, isLargeHello } from '../rules/hello-size.js';
import type { Feature } from '../story/around.js';
import type { Story } from '../story/story.js';
import { isTls13 } from '../tls/names/names.js';

type Hello = NonNullable<Story['client']['hello']>['value'];

/** What marks a connection's beginning, present or absent: to tell hellos that fail from hellos that do not. */
const marks: readonly (readonly [Feature, (hello: Hello, story: Story) => boolean])[] = [
  ['no-proxy-header', (_, { upgrade }) => upgrade?.value.protocol !== 'proxy-protocol'],
  ['early-data', (hello) => hello.earlyData],
  ['ech', (hello) => hello.ech],
  ['grease', (hello) => hello.grease],
  ['post-quantum', (_, story) => hasLargeShare(story)],
  ['large-hello', (_, story) => isLargeHello(story)],
  ['tls13', (hello) => hello.versions.some(isTls13)],
  ['no-name', (hello) => hello.serverName === undefined],
];

export function featuresOf(story: Story): Feature[] {
  const known = new Set<Feature>();
  addFeatures(known, story);
  return [...known];
}

/** Adds what is not known yet: for a server's hundredth healthy connection there is little left to look for. */
export function addFeatures(known: Set<Feature>, story: Story): void {
  const hello = story.client.hello?.value;
  if (!hello) return;
  for (const [feature, isIn] of marks) if (!known.has(feature) && isIn(hello, story)) known.add(feature);
}
