"""A server that looks at the first bytes and hangs up: its close is a RST."""
import socket
import struct

with socket.create_server(("", 443)) as listener:
    while True:
        connection, peer = listener.accept()
        with connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            hello = connection.recv(4096)
            name = f"{peer[0]}:{peer[1]}"
            print(f"{name} sent {len(hello)} bytes, name not served here, closing with SO_LINGER 0", flush=True)
