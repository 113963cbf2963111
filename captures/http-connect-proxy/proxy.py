"""A forward proxy: CONNECT to *.example.com is granted, everything else refused."""
import socket
import threading


def copy(source, target):
    while block := source.recv(65536):
        target.sendall(block)
    target.shutdown(socket.SHUT_WR)


def serve(client):
    request = b""
    while b"\r\n\r\n" not in request:
        request += client.recv(4096)
    line = request.split(b"\r\n")[0].decode()
    host, port = line.split()[1].rsplit(":", 1)
    if not host.endswith(".example.com"):
        print(line, "403", flush=True)
        client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        client.close()
        return
    print(line, "200", flush=True)
    server = socket.create_connection((host, int(port)))
    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    threading.Thread(target=copy, args=(server, client)).start()
    copy(client, server)


with socket.create_server(("", 3128)) as listener:
    while True:
        threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
