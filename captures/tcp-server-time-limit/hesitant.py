# A client that hesitates before its ClientHello, and again when it has the server's answer.
import socket, ssl, sys, time

host, port, before, after = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
tls = ssl.create_default_context().wrap_bio(incoming, outgoing, server_hostname=host)

def step():
    try:
        tls.do_handshake()
    except ssl.SSLWantReadError:
        pass
    sock.sendall(outgoing.read())

try:
    with socket.create_connection((host, port)) as sock:
        time.sleep(before)
        step()
        time.sleep(0.2)
        incoming.write(sock.recv(65536))
        time.sleep(after)
        step()
        print('received', sock.recv(4096))
except (OSError, ssl.SSLError) as error:
    print(f'{type(error).__name__}: {error}')
