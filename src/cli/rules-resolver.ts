import * as module from 'node:module';

interface ResolveContext {
  readonly conditions?: readonly string[];
}
type Resolved = { url: string; shortCircuit?: boolean };
type Next = (name: string, context: ResolveContext) => Resolved;

/** What Node's loader can be told; `registerHooks` is there from Node 22.15 and 23.5 on, and takes the place of `register`. */
interface Loader {
  register(code: string, options: { data: string }): void;
  registerHooks?(hooks: { resolve(name: string, context: ResolveContext, next: Next): Resolved }): void;
}

const loader: Loader = module;

/** Runs in the loader's own thread, knows nothing of this program; `url` is where `tlswhy/rules` lies. */
const threadHooks = `
let own;
export function initialize(url) { own = url; }
export const resolve = (name, context, next) => name === 'tlswhy/rules' ? { url: own, shortCircuit: true } : next(name, context);
`;

/**
 * Lets any file import `tlswhy/rules`, also one that lies outside of every node_modules: it gets the rules module of the
 * program that runs, at `url`.
 */
export function resolveRulesTo(url: string): void {
  if (loader.registerHooks) {
    loader.registerHooks({ resolve: (name, context, next) => (name === 'tlswhy/rules' ? { url, shortCircuit: true } : next(name, context)) });
  } else {
    loader.register(`data:text/javascript,${encodeURIComponent(threadHooks)}`, { data: url });
  }
}
