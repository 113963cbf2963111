import type { AddressWords } from '../net/segment.js';
import type { Flow } from './flow.js';
import type { Direction } from './observer.js';

/** Words of a key: four of each address, both ports in one. */
const KEY_WORDS = 9;
const EMPTY = 0;
const FIRST_CAPACITY = 4096;

/**
 * Finds the flow of a segment by its addresses and ports, in either direction: an open-addressing hash table with linear
 * probing over typed arrays. Slots hold the flow's number in `flows` plus one; keys lie beside them.
 */
export class FlowIndex {
  /** Set by `find`: which way the segment goes in the flow found. */
  direction: Direction = 0;
  size = 0;
  private capacity = FIRST_CAPACITY;
  private slots = new Uint32Array(FIRST_CAPACITY);
  private keys = new Uint32Array(FIRST_CAPACITY * KEY_WORDS);
  private flows: (Flow | undefined)[] = [];
  private free: number[] = [];
  private lastSlot = 0;

  find(from: AddressWords, fromPort: number, to: AddressWords, toPort: number): Flow | undefined {
    // Segments come in runs of one connection: try the last slot first.
    if (this.slots[this.lastSlot] !== EMPTY && this.matches(this.lastSlot, from, fromPort, to, toPort))
      return this.flows[this.slots[this.lastSlot] - 1];
    const mask = this.capacity - 1;
    for (let slot = hash(from, fromPort, to, toPort) & mask; this.slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      if (this.matches(slot, from, fromPort, to, toPort)) {
        this.lastSlot = slot;
        return this.flows[this.slots[slot] - 1];
      }
    }
    this.direction = 0;
    return undefined;
  }

  insert(flow: Flow, from: AddressWords, fromPort: number, to: AddressWords, toPort: number): void {
    if ((this.size + 1) * 2 > this.capacity) this.grow();
    const mask = this.capacity - 1;
    let slot = hash(from, fromPort, to, toPort) & mask;
    while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
    const number = this.free.pop() ?? this.flows.length;
    this.flows[number] = flow;
    this.slots[slot] = number + 1;
    this.writeKey(slot * KEY_WORDS, from, fromPort, to, toPort);
    flow.slot = slot;
    this.lastSlot = slot;
    this.size++;
  }

  /** Takes a flow out and closes the gap, so that probing never meets a dead slot (Knuth, TAOCP 6.4 algorithm R). */
  remove(flow: Flow): void {
    const number = this.slots[flow.slot] - 1;
    this.flows[number] = undefined;
    this.free.push(number);
    this.size--;
    const mask = this.capacity - 1;
    let hole = flow.slot;
    for (let slot = (hole + 1) & mask; this.slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const home = this.homeOf(slot);
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      this.move(slot, hole);
      hole = slot;
    }
    this.slots[hole] = EMPTY;
  }

  private matches(slot: number, from: AddressWords, fromPort: number, to: AddressWords, toPort: number): boolean {
    const key = slot * KEY_WORDS;
    const ports = this.keys[key + 8];
    if (ports === ((fromPort << 16) | toPort) >>> 0 && this.same(key, from) && this.same(key + 4, to)) {
      this.direction = 0;
      return true;
    }
    if (ports === ((toPort << 16) | fromPort) >>> 0 && this.same(key, to) && this.same(key + 4, from)) {
      this.direction = 1;
      return true;
    }
    return false;
  }

  private same(key: number, words: AddressWords): boolean {
    const keys = this.keys;
    return (
      keys[key + 3] === words[3] && keys[key + 2] === words[2] && keys[key + 1] === words[1] && keys[key] === words[0]
    );
  }

  private writeKey(key: number, from: AddressWords, fromPort: number, to: AddressWords, toPort: number): void {
    this.keys.set(from, key);
    this.keys.set(to, key + 4);
    this.keys[key + 8] = ((fromPort << 16) | toPort) >>> 0;
  }

  private homeOf(slot: number): number {
    const key = slot * KEY_WORDS;
    const ports = this.keys[key + 8];
    const from = this.keys.subarray(key, key + 4);
    return hash(from, ports >>> 16, this.keys.subarray(key + 4, key + 8), ports & 0xffff) & (this.capacity - 1);
  }

  private move(from: number, to: number): void {
    this.slots[to] = this.slots[from];
    this.keys.copyWithin(to * KEY_WORDS, from * KEY_WORDS, (from + 1) * KEY_WORDS);
    const flow = this.flows[this.slots[to] - 1];
    if (flow) flow.slot = to;
  }

  private grow(): void {
    const { slots, keys, capacity } = this;
    this.capacity = capacity * 2;
    this.slots = new Uint32Array(this.capacity);
    this.keys = new Uint32Array(this.capacity * KEY_WORDS);
    const mask = this.capacity - 1;
    for (let old = 0; old < capacity; old++) {
      if (slots[old] === EMPTY) continue;
      const key = keys.subarray(old * KEY_WORDS, (old + 1) * KEY_WORDS);
      let slot = hash(key.subarray(0, 4), key[8] >>> 16, key.subarray(4, 8), key[8] & 0xffff) & mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.slots[slot] = slots[old];
      this.keys.set(key, slot * KEY_WORDS);
      const flow = this.flows[slots[old] - 1];
      if (flow) flow.slot = slot;
    }
    this.lastSlot = 0;
  }
}

/** The same for both directions. */
function hash(from: AddressWords, fromPort: number, to: AddressWords, toPort: number): number {
  return (end(from, fromPort) + end(to, toPort)) >>> 0;
}

function end(address: AddressWords, port: number): number {
  let mixed = address[3] ^ Math.imul(address[2], 0x9e3779b1) ^ Math.imul(address[1], 0x85ebca77) ^ address[0];
  mixed = Math.imul(mixed ^ Math.imul(port, 0xc2b2ae3d), 0x27d4eb2f);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
