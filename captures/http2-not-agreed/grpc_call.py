"""A gRPC call as people write it: a secure channel and a method; prints what it comes to."""
import sys

import grpc

with open("root.pem", "rb") as file:
    credentials = grpc.ssl_channel_credentials(file.read())
channel = grpc.secure_channel(sys.argv[1], credentials)
call = channel.unary_unary("/orders.Orders/List")
try:
    call(b"", timeout=3)
except grpc.RpcError as error:
    print(error.code().name, error.details())
