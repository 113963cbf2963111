import { hasLargeShare, isLargeHello } from '../rules/hello-size.js';
import type { Feature } from '../story/around.js';
import type { Story } from '../story/story.js';
import { isTls13 } from '../tls/names/names.js';

/** What marks a connection's beginning, present or absent: to tell hellos that fail from hellos that do not. */
export function featuresOf(story: Story): Feature[] {
  const hello = story.client.hello?.value;
  if (!hello) return [];
  const marks: readonly [boolean, Feature][] = [
    [story.upgrade?.value.protocol !== 'proxy-protocol', 'no-proxy-header'],
    [hello.earlyData, 'early-data'],
    [hello.ech, 'ech'],
    [hello.grease, 'grease'],
    [hasLargeShare(story), 'post-quantum'],
    [isLargeHello(story), 'large-hello'],
    [hello.versions.some(isTls13), 'tls13'],
    [hello.serverName === undefined, 'no-name'],
  ];
  return marks.filter(([present]) => present).map(([, feature]) => feature);
}
