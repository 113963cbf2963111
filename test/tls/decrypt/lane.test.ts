import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/bytes/limits.js';
import type { Epoch } from '../../../src/tls/decrypt/epoch.js';
import { Lane } from '../../../src/tls/decrypt/lane.js';

/** Keys that open a record which says under which keys and number it was sealed. */
function epoch(name: number, kind: Epoch['kind'] = 'application', next: Epoch['next'] = () => undefined): Epoch {
  const open: Epoch['keys']['open'] = ({ bytes }, sequence) =>
    bytes[0] === name && bytes[1] === sequence ? { contentType: 23, plaintext: bytes } : undefined;
  return { kind, next, keys: { open } };
}

function sealed(name: number, sequence: number) {
  return { contentType: 23, version: 0x0303, bytes: Uint8Array.of(name, sequence) };
}

function laneWith(first: Epoch): Lane {
  const lane = new Lane();
  lane.begin(() => first);
  return lane;
}

describe('Lane', () => {
  it('opens records in their order, counting those that are passed over', () => {
    const lane = laneWith(epoch(1));
    expect(lane.open(sealed(1, 0))).toBeDefined();
    lane.skip();
    lane.skip();
    expect(lane.open(sealed(1, 3))).toBeDefined();
    expect(lane.open(sealed(1, 3))).toBeUndefined();
  });

  it('finds the number again after a hole', () => {
    const lane = laneWith(epoch(1));
    lane.open(sealed(1, 0));
    lane.hole();
    expect(lane.open(sealed(1, 1 + limits.lostRecords))).toBeDefined();
    expect(lane.open(sealed(1, 2 + limits.lostRecords))).toBeDefined();
    expect(lane.open(sealed(1, 9))).toBeUndefined();
  });

  it('goes on with the next keys when the end of an epoch was lost', () => {
    const lane = laneWith(epoch(1, 'handshake', () => epoch(2)));
    lane.hole();
    expect(lane.open(sealed(2, 5))).toBeDefined();
    expect(lane.open(sealed(2, 6))).toBeDefined();
  });

  it('changes keys when it is told to, from the epoch that is meant', () => {
    const lane = laneWith(epoch(1, 'handshake', () => epoch(2)));
    lane.open(sealed(1, 0));
    lane.advance('application');
    expect(lane.open(sealed(1, 1))).toBeDefined();
    lane.advance('handshake');
    expect(lane.open(sealed(2, 0))).toBeDefined();
  });

  it('waits for keys that come later', () => {
    const lane = new Lane();
    let keys: Epoch | undefined;
    lane.begin(() => keys);
    expect(lane.current).toBeUndefined();
    keys = epoch(1);
    expect(lane.open(sealed(1, 0))).toBeDefined();
  });

  it('gives up after some records that do not open, and tries no more', () => {
    const lane = laneWith(epoch(1));
    for (let i = 0; i < limits.undecryptableRecords; i++) expect(lane.open(sealed(3, 0))).toBeUndefined();
    expect(lane.gaveUp).toBe(true);
    expect(lane.current).toBeUndefined();
    expect(lane.open(sealed(1, 0))).toBeUndefined();
  });

  it('says at once that there is no hope when no record was lost before', () => {
    const lane = laneWith(epoch(1));
    expect(lane.isHopeless).toBe(false);
    lane.open(sealed(3, 0));
    expect(lane.isHopeless).toBe(true);
    const uncertain = laneWith(epoch(1));
    uncertain.hole();
    uncertain.open(sealed(3, 0));
    expect(uncertain.isHopeless).toBe(false);
  });
});
