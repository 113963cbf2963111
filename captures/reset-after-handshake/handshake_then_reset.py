"""A server that finishes the handshake, reads the request and goes away without a word: its close is a RST."""
import socket
import ssl
import struct

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("chain.pem", "server.key")
with socket.create_server(("", 443)) as listener:
    while True:
        connection, peer = listener.accept()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with context.wrap_socket(connection, server_side=True) as session:
            request = session.recv(4096)
            name = f"{peer[0]}:{peer[1]} {session.version()}"
            print(f"{name} read {len(request)} bytes, closing with SO_LINGER 0", flush=True)
