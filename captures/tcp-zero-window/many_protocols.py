# A ClientHello of some kilobytes, as a client with a long list of protocols and a post-quantum share has it.
import socket, ssl, sys

host, port, patience = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
context = ssl.create_default_context()
context.set_alpn_protocols([f'example-protocol-{number:03}-{"x" * 180}' for number in range(20)])
try:
    with socket.create_connection((host, port), patience) as sock, context.wrap_socket(sock, server_hostname=host):
        print('connected')
except OSError as error:
    print(f'{type(error).__name__}: {error}')
