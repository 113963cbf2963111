"""`speak.py PORT TEXT SECONDS`: says TEXT at once, waits for an answer that long, shows it, leaves."""
import socket, sys

port, text, seconds = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
with socket.create_connection(('services.example.com', port)) as server:
    server.settimeout(seconds)
    if text:
        server.sendall(text.encode() + b'\r\n')
    try:
        print(server.recv(200))
    except OSError as failure:
        print(f'{type(failure).__name__}: {failure}')
