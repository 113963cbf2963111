"""A client with a connection pool of one: a request, a pause, another request on the same connection."""
import http.client
import sys
import time

host, pause = sys.argv[1], float(sys.argv[2])
pool = http.client.HTTPSConnection(host)
for attempt in (1, 2):
    try:
        pool.request("GET", "/health")
        answer = pool.getresponse()
        print(f"request {attempt}: {answer.status} {answer.read().decode().strip()}", flush=True)
    except OSError as error:
        print(f"request {attempt}: {type(error).__name__}: {error}", flush=True)
        sys.exit(1)
    if attempt == 1:
        time.sleep(pause)
