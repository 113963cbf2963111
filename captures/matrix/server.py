"""A server with bad manners: server.py HABIT, where HABIT is reset, close, silent, internal-error or reset-later."""
import socket
import ssl
import struct
import sys
import time

habit = sys.argv[1]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("chain.pem", "server.key")
if habit == "internal-error":
    context.sni_callback = lambda *_: ssl.ALERT_DESCRIPTION_INTERNAL_ERROR


def reset_on_close(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def wait_for_the_end(connection):
    try:
        while connection.recv(4096):
            pass
    except OSError:
        pass


def serve(connection):
    if habit in ("reset", "reset-later"):
        reset_on_close(connection)
    if habit in ("internal-error", "reset-later"):
        with context.wrap_socket(connection, server_side=True) as session:
            session.recv(4096)
        return
    connection.recv(16384)
    time.sleep(0.002)
    if habit == "silent":
        wait_for_the_end(connection)


with socket.create_server(("", 443)) as listener:
    while True:
        accepted, peer = listener.accept()
        with accepted:
            try:
                serve(accepted)
            except OSError as error:
                print(f"{peer[0]}:{peer[1]} {error}", flush=True)
