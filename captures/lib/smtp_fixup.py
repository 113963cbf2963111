"""A box on the way that inspects mail: it passes SMTP on, and overwrites STARTTLS with X in both directions."""
import socket
import sys
import threading

OFFER = b"STARTTLS"


def pass_on(source, sink):
    while data := source.recv(4096):
        sink.sendall(data.replace(OFFER, b"XXXXXXXA"))
    try:
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def inspect(near, server):
    far = socket.create_connection(server)
    back = threading.Thread(target=pass_on, args=(far, near), daemon=True)
    back.start()
    pass_on(near, far)
    back.join()


port, host, far_port = sys.argv[1:]
listener = socket.create_server(("", int(port)))
while True:
    near, _ = listener.accept()
    threading.Thread(target=inspect, args=(near, (host, int(far_port))), daemon=True).start()
