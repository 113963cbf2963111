/** Screens that keys are for. */
export type Screen = 'connections' | 'connection' | 'incidents' | 'help';

export type Command =
  | 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last' | 'open' | 'back' | 'quit' | 'filter' | 'sort' | 'follow'
  | 'incidents' | 'help' | 'switch' | 'next' | 'previous' | 'interrupt';

/** One thing that keys do. The bar at the bottom and the help screen are made from this list. */
export interface Binding {
  readonly command: Command;
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  /** The keys as people write them. */
  readonly shown: string;
  /** One or two words for the bar; without them the binding stands in the help only. */
  readonly label?: string;
  readonly help: string;
  readonly on: readonly Screen[];
  /** Only where connections keep coming. */
  readonly live?: boolean;
}

const lists: readonly Screen[] = ['connections', 'incidents'];
const everywhere: readonly Screen[] = ['connections', 'connection', 'incidents', 'help'];

/** The first binding of a key on a screen counts. In the bar they stand in this order, as many as fit. */
export const keymap: readonly Binding[] = [
  {
    command: 'open', keys: ['enter', 'right', 'l'], shown: 'Enter', label: 'open',
    help: 'open the connection, or show the connections of the incident',
    on: lists,
  },
  {
    command: 'back', keys: ['escape', 'backspace', 'left', 'h', 'q'], shown: 'Esc', label: 'back',
    help: 'go back (q and Backspace too)',
    on: ['connection', 'incidents', 'help'],
  },
  {
    command: 'switch', keys: ['tab'], shown: 'Tab', label: 'findings/timeline',
    help: 'go from the findings to the timeline and back',
    on: ['connection'],
  },
  { command: 'next', keys: ['n'], shown: 'n', label: 'next', help: 'next connection of the list', on: ['connection'] },
  {
    command: 'previous', keys: ['p', 'N'], shown: 'p', label: 'previous',
    help: 'previous connection of the list',
    on: ['connection'],
  },
  {
    command: 'filter', keys: ['/'], shown: '/', label: 'filter',
    help: 'show only connections that match an expression',
    on: ['connections'],
  },
  {
    command: 'sort', keys: ['s'], shown: 's', label: 'sort',
    help: 'change the order of the list',
    on: ['connections'],
  },
  {
    command: 'follow', keys: ['f'], shown: 'f', label: 'follow',
    help: 'stay on the newest connection',
    on: ['connections'], live: true,
  },
  {
    command: 'incidents', keys: ['i'], shown: 'i', label: 'incidents',
    help: 'failures that many connections share',
    on: ['connections', 'connection'],
  },
  {
    command: 'help', keys: ['?'], shown: '?', label: 'help',
    help: 'all keys, and how to write a filter',
    on: ['connections', 'connection', 'incidents'],
  },
  { command: 'quit', keys: ['q'], shown: 'q', label: 'quit', help: 'leave tlswhy', on: ['connections'] },
  { command: 'back', keys: ['escape', 'backspace'], shown: 'Esc', help: 'take the filter away', on: ['connections'] },
  { command: 'up', keys: ['up', 'k'], shown: '↑ k', help: 'up', on: everywhere },
  { command: 'down', keys: ['down', 'j'], shown: '↓ j', help: 'down', on: everywhere },
  { command: 'page-up', keys: ['pageup', 'ctrl-b', 'ctrl-u'], shown: 'PgUp', help: 'a page up', on: everywhere },
  {
    command: 'page-down', keys: ['pagedown', 'ctrl-f', 'ctrl-d', ' '], shown: 'PgDn Space',
    help: 'a page down',
    on: everywhere,
  },
  { command: 'first', keys: ['g', 'home'], shown: 'g Home', help: 'to the top', on: everywhere },
  { command: 'last', keys: ['G', 'end'], shown: 'G End', help: 'to the bottom', on: everywhere },
  { command: 'interrupt', keys: ['ctrl-c'], shown: 'Ctrl-C', help: 'leave tlswhy at once', on: everywhere },
];

/** What a key does on a screen. */
export function commandOf(key: string, screen: Screen, live: boolean): Command | undefined {
  return bindingsOf(screen, live).find((binding) => binding.keys.includes(key))?.command;
}

export function bindingsOf(screen: Screen, live: boolean): readonly Binding[] {
  return keymap.filter((binding) => binding.on.includes(screen) && (live || !binding.live));
}
