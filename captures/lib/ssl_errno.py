"""What OpenSSL reports to the program that calls it: SSL_get_error and errno after each call.

ssl_errno.py HOST [CALL...], where CALL is handshake, write, read, or a pause in seconds.
"""
import ctypes
import errno
import socket
import sys
import time

SSL_ERRORS = ["NONE", "SSL", "WANT_READ", "WANT_WRITE", "WANT_X509_LOOKUP", "SYSCALL", "ZERO_RETURN"]
REQUEST = b"GET /health HTTP/1.1\r\nHost: api.example.com\r\n\r\n"

libssl = ctypes.CDLL("libssl.so.3", use_errno=True)
libcrypto = ctypes.CDLL("libcrypto.so.3")
for function in (libssl.TLS_client_method, libssl.SSL_CTX_new, libssl.SSL_new):
    function.restype = ctypes.c_void_p
libcrypto.ERR_get_error.restype = ctypes.c_ulong


def name_of(number):
    return f"{number} ({errno.errorcode[number]})" if number else "0"


def connect(host):
    try:
        return socket.create_connection((host, 443))
    except OSError as error:
        print(f"connect(): errno {name_of(error.errno)}")
        sys.exit(1)


def tell(call, result):
    number = ctypes.get_errno()
    if result > 0:
        print(f"{call} = {result}", flush=True)
        return
    kind = libssl.SSL_get_error(connection, result)
    text = ctypes.create_string_buffer(256)
    libcrypto.ERR_error_string_n(ctypes.c_ulong(libcrypto.ERR_get_error()), text, 256)
    words = "" if text.value.startswith(b"error:00000000") else f", {text.value.decode()}"
    known = f", errno {name_of(number)}" if SSL_ERRORS[kind] == "SYSCALL" else ""
    print(f"{call} = {result}: SSL_ERROR_{SSL_ERRORS[kind]}{known}{words}")
    sys.exit(1)


def perform(call):
    ctypes.set_errno(0)
    libcrypto.ERR_clear_error()
    if call == "handshake":
        tell("SSL_connect()", libssl.SSL_connect(connection))
    elif call == "write":
        tell("SSL_write()", libssl.SSL_write(connection, REQUEST, len(REQUEST)))
    elif call == "read":
        tell("SSL_read()", libssl.SSL_read(connection, ctypes.create_string_buffer(16384), 16384))
    else:
        time.sleep(float(call))


host = sys.argv[1]
peer = connect(host)
context = ctypes.c_void_p(libssl.SSL_CTX_new(ctypes.c_void_p(libssl.TLS_client_method())))
connection = ctypes.c_void_p(libssl.SSL_new(context))
SET_TLSEXT_HOSTNAME = 55
libssl.SSL_ctrl(connection, SET_TLSEXT_HOSTNAME, 0, host.encode())
libssl.SSL_set_fd(connection, peer.fileno())
for step in sys.argv[2:] or ["handshake"]:
    perform(step)
