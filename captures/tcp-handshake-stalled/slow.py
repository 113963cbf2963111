# A client that thinks (a person looks for a smart card, a revocation list is fetched) before it goes on with a handshake.
import socket, ssl, sys, time

host, port, version = sys.argv[1], int(sys.argv[2]), sys.argv[3]
thinks, waits = float(sys.argv[4]), float(sys.argv[5])
context = ssl.create_default_context()
context.minimum_version = context.maximum_version = ssl.TLSVersion[f'TLSv{version.replace(".", "_")}']
incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
tls = context.wrap_bio(incoming, outgoing, server_hostname=host)

def step():
    try:
        tls.do_handshake()
    except ssl.SSLWantReadError:
        pass
    sock.sendall(outgoing.read())

with socket.create_connection((host, port)) as sock:
    step()
    time.sleep(0.2)
    incoming.write(sock.recv(65536))
    time.sleep(thinks)
    step()
    sock.settimeout(waits)
    try:
        print('received', len(sock.recv(65536)), 'bytes')
    except OSError as error:
        print(f'{type(error).__name__}: {error}')
