# Takes the ClientHello of Python's own TLS library, changes one thing in it, and reads what the server says to that.
import socket
import ssl
import struct
import sys

SIGNATURE_ALGORITHMS, SUPPORTED_GROUPS, KEY_SHARE = 13, 10, 51


def real_hello(host):
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(incoming, outgoing, server_hostname=host)
    try:
        tls.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


def split(record):
    """The hello up to its extensions, and the extensions."""
    body = record[9:]
    at = 34
    at += 1 + body[at]
    at += 2 + struct.unpack_from('!H', body, at)[0]
    at += 1 + body[at]
    head, rest, extensions = body[:at], body[at + 2:], []
    while rest:
        kind, length = struct.unpack_from('!HH', rest)
        extensions.append((kind, rest[4:4 + length]))
        rest = rest[4 + length:]
    return head, extensions


def joined(head, extensions):
    block = b''.join(struct.pack('!HH', kind, len(data)) + data for kind, data in extensions)
    body = head + struct.pack('!H', len(block)) + block
    message = b'\x01' + struct.pack('!I', len(body))[1:] + body
    return b'\x16\x03\x01' + struct.pack('!H', len(message)) + message


def changed(extensions, how):
    if how == 'no-key-share':
        return [one for one in extensions if one[0] not in (KEY_SHARE, SUPPORTED_GROUPS, SIGNATURE_ALGORITHMS)]
    if how == 'twice':
        return extensions + [one for one in extensions if one[0] == SUPPORTED_GROUPS]
    raise SystemExit('no-key-share or twice')


host, port, how = sys.argv[1], int(sys.argv[2]), sys.argv[3]
head, extensions = split(real_hello(host))
with socket.create_connection((host, port), timeout=5) as connection:
    connection.sendall(joined(head, changed(extensions, how)))
    print('answer:', connection.recv(100).hex(' '))
