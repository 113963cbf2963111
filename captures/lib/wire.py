"""A wire with a delay: every frame of one interface leaves by the other, some milliseconds later.

Kernels without the netem queue discipline have no other way to make a round trip last.
"""
import heapq
import select
import socket
import sys
import time

PACKET_OUTGOING = 4
ETH_P_ALL = 3


def open_port(device):
    port = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    port.bind((device, 0))
    return port


def main(left, right, delay):
    ports = [open_port(left), open_port(right)]
    waiting = []
    order = 0
    print("forwarding", flush=True)
    while True:
        pause = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        ready, _, _ = select.select(ports, [], [], pause)
        for port in ready:
            frame, (_, _, kind, _, _) = port.recvfrom(65535)
            if kind == PACKET_OUTGOING:
                continue
            order += 1
            heapq.heappush(waiting, (time.monotonic() + delay, order, ports[1 - ports.index(port)], frame))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, port, frame = heapq.heappop(waiting)
            port.send(frame)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]) / 1000)
