"""Three connections that stay: two that wait for their next request, and one in the middle of a download."""
import socket
import ssl
import sys
import threading

host = sys.argv[1]
context = ssl.create_default_context()
context.options &= ~ssl.OP_IGNORE_UNEXPECTED_EOF


def talk(name, path):
    peer = socket.create_connection((host, 443))
    session = context.wrap_socket(peer, server_hostname=host, suppress_ragged_eofs=False)
    session.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    received = 0
    try:
        while piece := session.recv(4096):
            received += len(piece)
        print(f"{name}: close_notify after {received} bytes", flush=True)
    except OSError as error:
        print(f"{name}: {type(error).__name__}: {error} after {received} bytes", flush=True)


threads = [threading.Thread(target=talk, args=one) for one in (
    ("idle 1", "/health"), ("idle 2", "/health"), ("download", "/report"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
