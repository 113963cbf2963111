/** What we hold ourselves to: one line each, and whether it is met. */
export function targets(dense, bulk, starts, engineShare) {
  const cpu = (results, name) => results.find(({ tool }) => tool.name.startsWith(name)).cpu;
  const ours = (results) => cpu(results, 'tlswhy');
  const peak = Math.max(...[...dense, ...bulk].filter(({ tool }) => tool.isOurs).map(({ memory }) => memory));
  return [
    ['handshake-dense: less CPU than ssldump', ours(dense) < cpu(dense, 'ssldump')],
    ['handshake-dense: less CPU than ndpiReader', ours(dense) < cpu(dense, 'ndpiReader')],
    ['handshake-dense: at least 15 times less CPU than tshark', ours(dense) * 15 <= cpu(dense, 'tshark')],
    ["bulk: less than half of ndpiReader's CPU", ours(bulk) * 2 < cpu(bulk, 'ndpiReader')],
    ['peak memory under 250 MB in both', peak < 250],
    ['a small capture: told before tshark is done', starts.tlswhy < starts.tshark],
    ['handshake-dense: less than a fifth of it for the rules', engineShare < 0.2],
  ].map(([text, isMet]) => `- ${isMet ? 'met' : 'missed'}: ${text}`);
}
