/** Plain data whose fields are getters; JSON has them in the order in which they stand in the class. */
export abstract class Lazy {
  toJSON(): Record<string, unknown> {
    const plain: Record<string, unknown> = {};
    for (const name of gettersOf(Object.getPrototypeOf(this))) plain[name] = Reflect.get(this, name);
    return plain;
  }
}

const known = new WeakMap<object, readonly string[]>();

function gettersOf(prototype: object): readonly string[] {
  const before = known.get(prototype);
  if (before) return before;
  const all = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  const names = all.filter(([, { get }]) => get !== undefined).map(([name]) => name);
  known.set(prototype, names);
  return names;
}
