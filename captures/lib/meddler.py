"""A wire with a delay and a box in it that reads, drops, cuts and forges: meddler.py LEFT RIGHT MILLISECONDS POLICY [WORD...]

The box is the only thing in a recording that is not somebody's product; both ends are real programs on real kernels. The
policies do what firewalls, filters and load balancers have been seen to do; each is a class below.
"""
import heapq
import select
import struct
import sys
import time

from wire import PACKET_OUTGOING, open_port

RST = 4
RETRY = bytes.fromhex("cf21ad74e59a6111be1d8c021e65b891")


class Segment:
    """An IPv4 TCP segment within an Ethernet frame; `toward` is 1 to the server, 0 to the client."""

    def __init__(self, frame, toward):
        self.frame, self.toward = frame, toward
        self.tcp = 14 + (frame[14] & 15) * 4
        self.source, self.target = frame[26:30], frame[30:34]
        self.ports = frame[self.tcp:self.tcp + 4]
        self.seq, self.ack = struct.unpack("!II", frame[self.tcp + 4:self.tcp + 12])
        end = 14 + struct.unpack("!H", frame[16:18])[0]
        self.data = frame[self.tcp + (frame[self.tcp + 12] >> 4) * 4:end]
        self.flow = self.source + self.ports if toward else self.target + self.ports[2:] + self.ports[:2]

    @property
    def begins_hello(self):
        return self.toward == 1 and self.data[:1] == b"\x16" and self.data[5:6] == b"\x01"

    @property
    def holds_whole_record(self):
        return len(self.data) >= 5 + struct.unpack("!H", self.data[3:5])[0]

    def reset(self, back, ttl, window=0, step=0):
        """A RST as a box on the path forges it: back to the sender, or onward in the sender's name."""
        frame, ports = self.frame, self.ports
        macs = frame[6:12] + frame[:6] if back else frame[:12]
        source, target = (self.target, self.source) if back else (self.source, self.target)
        ports = ports[2:] + ports[:2] if back else ports
        seq = (self.ack if back else self.seq + len(self.data)) + step & 0xffffffff
        ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 40, 0x3039 if window else 0, 0, ttl, 6, 0, source, target)
        ip = ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:]
        tcp = ports + struct.pack("!IIBBHHH", seq, 0, 0x50, RST, window, 0, 0)
        total = checksum(source + target + struct.pack("!HH", 6, len(tcp)) + tcp)
        return macs + b"\x08\x00" + ip + tcp[:16] + struct.pack("!H", total) + tcp[18:]


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total > 0xffff:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


class Filter:
    """filter NAME client|both|stepped: lets the hello for NAME pass and cuts it by forged resets."""

    def __init__(self, name, how):
        self.name, self.how = name.encode(), how

    def judge(self, one):
        if not one.begins_hello or self.name not in one.data:
            return [(one.toward, one.frame)]
        steps = [0, 1460, 4380] if self.how == "stepped" else [0]
        back = [(0, one.reset(True, 119, 8192, step)) for step in steps]
        onward = [(1, one.reset(False, 119, 8192))] if self.how == "both" else []
        return [(1, one.frame), *onward, *back]


class Swallow:
    """swallow NAME: drops every segment that holds NAME."""

    def __init__(self, name):
        self.name = name.encode()

    def judge(self, one):
        return [] if one.toward == 1 and self.name in one.data else [(one.toward, one.frame)]


class WholeHello:
    """whole-hello drop|reset: wants the whole ClientHello in one segment."""

    def __init__(self, how):
        self.how, self.bad = how, set()

    def judge(self, one):
        if one.begins_hello and not one.holds_whole_record:
            self.bad.add(one.flow)
            if self.how == "reset":
                return [(0, one.reset(True, 255))]
        dropped = one.flow in self.bad and one.toward == 1 and one.data
        return [] if dropped else [(one.toward, one.frame)]


class Retry:
    """retry drop|reset|elsewhere: what becomes of the hello that answers a HelloRetryRequest."""

    def __init__(self, how):
        self.how, self.asked = how, set()

    def judge(self, one):
        if one.toward == 0 and RETRY in one.data:
            self.asked.add(one.flow)
        second = one.flow in self.asked and one.toward == 1 and one.data
        if second and self.how == "elsewhere":
            return [(2, one.frame)]
        if second and self.how == "reset":
            return [(0, one.reset(True, 255))]
        return [] if second else [(one.toward, one.frame)]


class Quota:
    """quota BYTES: lets so many bytes of the server's through and resets then."""

    def __init__(self, limit):
        self.limit, self.used = int(limit), {}

    def judge(self, one):
        if one.toward == 1:
            return [(1, one.frame)]
        self.used[one.flow] = self.used.get(one.flow, 0) + len(one.data)
        if self.used[one.flow] <= self.limit:
            return [(0, one.frame)]
        return [(0, one.reset(False, 255, step=-len(one.data)))]


class Penalty:
    """penalty NAME SECONDS: resets hellos for NAME, and lets nothing through for a while after."""

    def __init__(self, name, seconds):
        self.name, self.seconds, self.until = name.encode(), float(seconds), 0

    def judge(self, one):
        if time.monotonic() < self.until:
            return []
        if one.begins_hello and self.name in one.data:
            self.until = time.monotonic() + self.seconds
            return [(0, one.reset(True, 255))]
        return [(one.toward, one.frame)]


class Lose:
    """lose PLACE...: drops frames by connection, sender and place: 2s1 is the server's first frame of the second."""

    def __init__(self, *places):
        self.places, self.flows, self.seen = set(places), [], {}

    def judge(self, one):
        if one.flow not in self.flows:
            self.flows.append(one.flow)
        side = f"{self.flows.index(one.flow) + 1}{'sc'[one.toward]}"
        self.seen[side] = self.seen.get(side, 0) + 1
        return [] if f"{side}{self.seen[side]}" in self.places else [(one.toward, one.frame)]


POLICIES = {"filter": Filter, "swallow": Swallow, "whole-hello": WholeHello, "retry": Retry, "quota": Quota,
            "penalty": Penalty, "lose": Lose}


def judge(policy, frame, side):
    is_tcp = frame[12:14] == b"\x08\x00" and frame[23] == 6
    toward = 1 if side == 0 else 0
    return policy.judge(Segment(frame, toward)) if is_tcp else [(toward, frame)]


def main(left, right, delay, policy, *words):
    ports = [open_port(left), open_port(right)]
    if words[:1] == ("elsewhere",):
        ports.append(open_port("other"))
    policy = POLICIES[policy](*words)
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
            for toward, one in judge(policy, frame, ports.index(port)):
                order += 1
                heapq.heappush(waiting, (time.monotonic() + delay, order, ports[toward], one))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, port, frame = heapq.heappop(waiting)
            port.send(frame)


main(sys.argv[1], sys.argv[2], float(sys.argv[3]) / 1000, *sys.argv[4:])
