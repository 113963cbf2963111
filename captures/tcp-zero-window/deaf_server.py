# Accepts and reads nothing; its receive buffer is the smallest that there is.
import socket, sys

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
listener.bind(('', int(sys.argv[1])))
listener.listen()
taken = []
while True:
    taken.append(listener.accept())
