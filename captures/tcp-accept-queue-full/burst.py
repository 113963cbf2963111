# Opens connections in two waves, all of a wave in the same instant, speaks TLS on each and prints what becomes of it.
import socket, ssl, sys, threading, time

host, waves, patience = sys.argv[1], [int(number) for number in sys.argv[2].split(',')], float(sys.argv[3])
context = ssl.create_default_context()
address = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)[0][4]

def fetch(which, sock):
    begin = time.monotonic()
    try:
        sock.settimeout(patience)
        with context.wrap_socket(sock, server_hostname=host) as tls:
            tls.sendall(f'GET /health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n'.encode())
            said = tls.recv(4096).split(b'\r\n')[0].decode()
    except OSError as error:
        said = f'{type(error).__name__}: {error}'
    print(f'{which}: after {time.monotonic() - begin:.1f} s: {said}', flush=True)

threads = []
for wave, number in enumerate(waves):
    sockets = [socket.socket() for _ in range(number)]
    for sock in sockets:
        sock.setblocking(False)
        sock.connect_ex(address)
    time.sleep(0.2)
    threads += [threading.Thread(target=fetch, args=(f'wave {wave + 1}', sock)) for sock in sockets]
for thread in threads:
    thread.start()
