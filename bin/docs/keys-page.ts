import { keymap, type Binding, type Screen } from '../../src/tui/keymap.js';
import { generatedNote, page, table } from './markdown.js';

const screens: Readonly<Record<Screen, string>> = {
  connections: 'The list of connections',
  connection: 'One connection',
  incidents: 'Incidents',
  help: 'Help',
};

/** docs/reference/keys.md */
export function keysPage(): string {
  const everywhere = keymap.filter(({ on }) => on.length === Object.keys(screens).length);
  return page(
    generatedNote('src/tui/keymap.ts'),
    '# Keys of the screen',
    `## Everywhere\n\n${keys(everywhere)}`,
    ...Object.entries(screens).map(([screen, title]) => {
      const here = keymap.filter((binding) => !everywhere.includes(binding) && binding.on.some((one) => one === screen));
      return here.length > 0 ? `## ${title}\n\n${keys(here)}` : undefined;
    }),
  );
}

function keys(bindings: readonly Binding[]): string {
  return table(['key', 'what it does'], bindings.map(({ shown, help, live }) => [shown.split(' ').map((key) => `\`${key}\``).join(' '), live ? `${help} (live only)` : help]));
}
