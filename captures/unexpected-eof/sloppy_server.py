"""A server that ends its answers by closing the socket under the TLS session: a FIN, and no close_notify before it."""
import socket
import ssl

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("chain.pem", "server.key")
with socket.create_server(("", 443)) as listener:
    while True:
        connection, peer = listener.accept()
        session = context.wrap_socket(connection, server_side=True)
        session.recv(4096)
        session.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/csv\r\n\r\nday;orders\n2026-11-21;1204\n")
        print(f"{peer[0]}:{peer[1]} {session.version()} answered, closing", flush=True)
        session.close()
