"""Sends a line of log each second and never reads: syslog over TLS (RFC 5425)."""
import socket, ssl, time

context = ssl.create_default_context()
with socket.create_connection(('api.example.com', 6514)) as plain:
    with context.wrap_socket(plain, server_hostname='api.example.com') as syslog:
        for number in range(2):
            syslog.sendall(b'75 <14>1 2026-01-01T00:00:00Z host app - - - all is well, and this is line %d' % number)
            time.sleep(2.5)
print('sent')
