import type { Story } from './story.js';

/** The same answer again while others go on asking about the same story: all rules are asked before the next one comes. */
export function perStory<T>(answer: (story: Story) => T): (story: Story) => T {
  let latest: { readonly story: Story; readonly value: T } | undefined;
  return (story) => {
    if (latest?.story !== story) latest = { story, value: answer(story) };
    return latest.value;
  };
}
