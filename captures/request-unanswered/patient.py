"""http.client with a time limit: `patient.py URL [--tls12] [--before S] [--after S]`; waits before its request, stays after the answer."""
import argparse, http.client, ssl, time, urllib.parse

parser = argparse.ArgumentParser()
parser.add_argument('url')
parser.add_argument('--tls12', action='store_true')
parser.add_argument('--before', type=float, default=0)
parser.add_argument('--after', type=float, default=0)
asked = parser.parse_args()
context = ssl.create_default_context()
if asked.tls12:
    context.maximum_version = ssl.TLSVersion.TLSv1_2
url = urllib.parse.urlsplit(asked.url)
connection = http.client.HTTPSConnection(url.hostname, url.port or 443, timeout=3, context=context)
connection.connect()
time.sleep(asked.before)
try:
    connection.request('GET', url.path)
    answer = connection.getresponse()
    print(answer.status, answer.read().decode())
    time.sleep(asked.after)
except OSError as failure:
    print(f'{type(failure).__name__}: {failure}')
    raise SystemExit(1)
