// A recorded handshake told again with other randoms, another host name and other certificates.

const HANDSHAKE = 22;
const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;
const CERTIFICATE = 11;

/** The name that the recorded clients ask for; another one must be as long. */
export const RECORDED_NAME = 'api.example.com';

/** The writes of a recorded conversation, varied; `chain` takes the place of certificates sent in the clear. */
export function varied(writes, random, { name, chain }) {
  const fresh = { random, name, chain, sessionId: random.fill(Buffer.alloc(32)) };
  return writes.map((write) => ({ ...write, data: variedRecords(write.data, fresh) }));
}

function variedRecords(data, fresh) {
  const records = [];
  for (let at = 0; at < data.length; ) {
    const end = at + 5 + data.readUInt16BE(at + 3);
    records.push(variedRecord(Buffer.from(data.subarray(at, end)), fresh));
    at = end;
  }
  return Buffer.concat(records);
}

/** OpenSSL puts each of these messages into a record of its own. */
function variedRecord(record, fresh) {
  if (record[0] !== HANDSHAKE) return record;
  const isWhole = record.length === 9 + record.readUIntBE(6, 3);
  if (!isWhole) return record;
  if (record[5] === CLIENT_HELLO || record[5] === SERVER_HELLO) return variedHello(record, fresh);
  if (record[5] === CERTIFICATE) return certificateRecord(record, fresh.chain);
  return record;
}

function variedHello(record, { random, name, sessionId }) {
  random.fill(record.subarray(11, 43));
  if (record[43] === 32) sessionId.copy(record, 44);
  const at = record.indexOf(RECORDED_NAME);
  if (at >= 0) record.write(name, at, 'latin1');
  return record;
}

function certificateRecord(record, chain) {
  const list = chain.map((der) => Buffer.concat([u24(der.length), der]));
  const body = Buffer.concat([u24(Buffer.concat(list).length), ...list]);
  const message = Buffer.concat([Buffer.of(CERTIFICATE), u24(body.length), body]);
  return Buffer.concat([record.subarray(0, 3), Buffer.of(message.length >> 8, message.length & 255), message]);
}

function u24(value) {
  return Buffer.of(value >> 16, (value >> 8) & 255, value & 255);
}

/** An application data record of `length` random bytes. */
export function applicationData(random, length) {
  const record = Buffer.allocUnsafe(5 + length);
  record.writeUInt32BE(0x17030300, 0);
  record.writeUInt16BE(length, 3);
  random.fill(record.subarray(5));
  return record;
}
