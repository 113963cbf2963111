"""A mail server in a few lines: greeting, EHLO, STARTTLS when it has a certificate, QUIT."""
import os
import socket
import ssl


def serve(connection):
    connection.sendall(b"220 mail.example.com ESMTP ready\r\n")
    lines = connection.makefile("rb")
    for line in lines:
        words = line.decode("ascii", "replace").split()
        verb = words[0].upper() if words else ""
        if verb == "EHLO":
            secure = b"" if isinstance(connection, ssl.SSLSocket) else b"250-STARTTLS\r\n"
            connection.sendall(b"250-mail.example.com\r\n" + secure + b"250 SIZE 10240000\r\n")
        elif verb == "STARTTLS" and context:
            connection.sendall(b"220 2.0.0 Ready to start TLS\r\n")
            connection = context.wrap_socket(connection, server_side=True)
            lines = connection.makefile("rb")
            print("TLS started,", connection.version(), flush=True)
            return serve_inside(connection, lines)
        elif verb == "QUIT":
            connection.sendall(b"221 2.0.0 Bye\r\n")
            break
        else:
            connection.sendall(b"500 5.5.2 Error: bad syntax\r\n")
    connection.close()


def serve_inside(connection, lines):
    for line in lines:
        verb = line.decode("ascii", "replace").strip().upper()
        print(verb, flush=True)
        if verb == "QUIT":
            connection.sendall(b"221 2.0.0 Bye\r\n")
            connection.unwrap().close()
            return
        connection.sendall(b"250-mail.example.com\r\n250 SIZE 10240000\r\n")


context = None
if os.path.exists("chain.pem"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("chain.pem", "server.key")
with socket.create_server(("", 587)) as listener:
    while True:
        peer, _ = listener.accept()
        try:
            serve(peer)
        except OSError as error:
            print(error, flush=True)
