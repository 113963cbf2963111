"""Each connection has a process of its own, which is killed in the middle of its flight, as by the kernel when memory runs out."""
import os
import signal
import socket
import ssl
import time

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("chain.pem", "server.key")


def serve(connection):
    heard, flight = ssl.MemoryBIO(), ssl.MemoryBIO()
    session = context.wrap_bio(heard, flight, server_side=True)
    heard.write(connection.recv(16384))
    try:
        session.do_handshake()
    except ssl.SSLWantReadError:
        pass
    connection.sendall(flight.read()[:600])
    time.sleep(0.02)
    os.kill(os.getpid(), signal.SIGKILL)


signal.signal(signal.SIGCHLD, signal.SIG_IGN)
with socket.create_server(("", 443)) as listener:
    while True:
        accepted, _ = listener.accept()
        if os.fork() == 0:
            serve(accepted)
        accepted.close()
