# Sends the first 200 bytes of a ClientHello, and then closes, is killed, or waits.
import os, signal, socket, ssl, sys, time

host, how = sys.argv[1], sys.argv[2]
incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
tls = ssl.create_default_context().wrap_bio(incoming, outgoing, server_hostname=host)
try:
    tls.do_handshake()
except ssl.SSLWantReadError:
    pass
with socket.create_connection((host, 443), 6) as sock:
    sock.sendall(outgoing.read()[:200])
    time.sleep(0.3)
    if how == 'is killed':
        os.kill(os.getpid(), signal.SIGKILL)
    if how == 'waits':
        print('received', sock.recv(4096))
