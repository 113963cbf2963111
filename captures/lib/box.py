"""A box between client and server that meddles with TLS: `box.py MODE LISTEN TARGET [TARGET2]`.

strip-tls13     takes TLS 1.3 out of the client's list of versions
damage-hello    damages the first record of TLS 1.3 that the server encrypts
damage-finished damages the client's first encrypted record
damage-answer   damages the ninth record that the server encrypts: a part of its answer
second-hello    changes the client's second ClientHello (it renames a cipher suite)
two-nodes       hands the second ClientHello to another server than the first
"""
import socket
import sys
import threading

HANDSHAKE, APPLICATION_DATA = 22, 23
CLIENT_HELLO = 1


def records(connection):
    """The records of one direction, whole; and what is left at the end."""
    data = b""
    while True:
        while len(data) >= 5 and len(data) >= 5 + int.from_bytes(data[3:5], "big"):
            end = 5 + int.from_bytes(data[3:5], "big")
            yield data[:end]
            data = data[end:]
        more = connection.recv(65536)
        if not more:
            return
        data += more


def damaged(record, at=-9):
    changed = bytearray(record)
    changed[at] ^= 0x40
    return bytes(changed)


class Box:
    def __init__(self, mode, client, targets):
        self.mode, self.client, self.targets = mode, client, targets
        self.server = socket.create_connection(targets[0])
        self.hellos = 0
        self.sealed = {"client": 0, "server": 0}
        self.moved = threading.Event()

    def run(self):
        threading.Thread(target=self.upstream, daemon=True).start()
        if self.mode == "two-nodes":
            self.first_node()
        self.downstream()

    def upstream(self):
        try:
            for record in records(self.client):
                self.to_server(self.from_client(record))
            self.server.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def downstream(self):
        try:
            for record in records(self.server):
                self.client.sendall(self.from_server(record))
            self.client.shutdown(socket.SHUT_WR)
        except OSError:
            self.client.close()

    def first_node(self):
        self.client.sendall(next(records(self.server)))
        self.moved.wait(5)

    def to_server(self, record):
        if self.mode == "two-nodes" and self.hellos == 2 and not self.moved.is_set():
            self.server.close()
            self.server = socket.create_connection(self.targets[1])
            self.moved.set()
        self.server.sendall(record)

    def from_client(self, record):
        if record[0] == HANDSHAKE and record[5] == CLIENT_HELLO:
            self.hellos += 1
            if self.mode == "strip-tls13":
                return without_tls13(record)
            if self.mode == "second-hello" and self.hellos == 2:
                return damaged(record, 5 + 4 + 2 + 32 + 1 + record[43] + 2 + 3)
        return self.count("client", record, "damage-finished", 1)

    def from_server(self, record):
        if self.mode == "damage-hello":
            return self.count("server", record, "damage-hello", 1)
        return self.count("server", record, "damage-answer", 9)

    def count(self, side, record, mode, which):
        if record[0] != APPLICATION_DATA:
            return record
        self.sealed[side] += 1
        return damaged(record) if self.mode == mode and self.sealed[side] == which else record


def without_tls13(record):
    """Each 0x0304 in supported_versions (43) becomes 0x0303, so that no length changes."""
    at = record.find(b"\x00\x2b\x00")
    end = at + 4 + int.from_bytes(record[at + 2:at + 4], "big")
    return record[:at] + record[at:end].replace(b"\x03\x04", b"\x03\x03") + record[end:]


def address(text):
    host, port = text.rsplit(":", 1)
    return host, int(port)


def main(mode, listen, *targets):
    with socket.create_server(address(listen), backlog=20) as listener:
        while True:
            client, _ = listener.accept()
            threading.Thread(target=Box(mode, client, [address(one) for one in targets]).run, daemon=True).start()


main(*sys.argv[1:])
