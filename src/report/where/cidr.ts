/** Tells whether an address lies in a block (`10.0.0.0/8`, `2001:db8::/32`); undefined where the text is no block. */
export function inBlock(text: string): ((address: string) => boolean) | undefined {
  const [, network, bits] = /^(.+)\/(\d{1,3})$/.exec(text) ?? [];
  const base = network === undefined ? undefined : parseAddress(network);
  if (!base || Number(bits) > base.bits) return undefined;
  const shift = BigInt(base.bits - Number(bits));
  return (address) => {
    const one = parseAddress(address);
    return one?.bits === base.bits && one.value >> shift === base.value >> shift;
  };
}

interface Address {
  bits: 32 | 128;
  value: bigint;
}

function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

function parseV4(text: string): Address | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256)) return undefined;
  return { bits: 32, value: octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n) };
}

function parseV6(text: string): Address | undefined {
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const given = halves.reduce((sum, half) => sum + half.length, 0);
  const isWhole = halves.length === 1 ? given === 8 : halves.length === 2 && given < 8;
  if (!isWhole || !halves.flat().every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const groups = halves.length === 1 ? halves[0] : [...halves[0], ...Array<string>(8 - given).fill('0'), ...halves[1]];
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}
