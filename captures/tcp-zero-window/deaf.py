# Says its ClientHello and then reads nothing any more; its receive buffer is the smallest that there is.
import socket, ssl, sys, time

host, port, version, seconds = sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4])
sock = socket.socket()
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
sock.connect((host, port))
incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
context = ssl.create_default_context()
context.minimum_version = context.maximum_version = ssl.TLSVersion[f'TLSv{version.replace(".", "_")}']
tls = context.wrap_bio(incoming, outgoing, server_hostname=host)
try:
    tls.do_handshake()
except ssl.SSLWantReadError:
    sock.sendall(outgoing.read())
time.sleep(seconds)
