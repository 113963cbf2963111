import { Box, useInput } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import { isTooSmall, smallest } from './geometry.js';
import { keyNames } from './keys.js';
import type { Action, Model } from './model.js';
import { bannerLines, keyLine, statusLine, titleLine } from './panes/bars.js';
import { panes } from './panes/panes.js';
import { piece } from './theme.js';
import { Lines } from './widgets/lines.js';
import { paragraph } from './widgets/paragraph.js';

/** Where the screen's state lives; `model` is another object after each change. */
export interface Store {
  readonly model: () => Model;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly dispatch: (action: Action) => void;
}

export interface AppProps {
  readonly store: Store;
  readonly color: boolean;
}

/** The whole screen: title, what to mind, the pane of this screen, state and keys. */
export function App({ store, color }: AppProps): ReactNode {
  const model = useSyncExternalStore(store.subscribe, store.model);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) store.dispatch({ type: 'key', key: name });
  });
  if (isTooSmall(model.size)) return <TooSmall model={model} color={color} />;
  const Pane = panes[model.screen];
  return (
    <Box flexDirection="column">
      <Lines lines={[titleLine(model), ...bannerLines(model)]} color={color} />
      <Pane model={model} color={color} />
      <Lines lines={[statusLine(model), keyLine(model)]} color={color} />
    </Box>
  );
}

function TooSmall({ model: { size }, color }: { model: Model; color: boolean }): ReactNode {
  const actual = `${size.columns}×${size.rows}`;
  const text = `tlswhy needs a terminal of ${smallest} or more; this one is ${actual}. Ctrl-C leaves.`;
  return <Lines lines={paragraph([piece(text)], size.columns).slice(0, Math.max(1, size.rows - 1))} color={color} />;
}
