"""A Python client: client.py URL VERSION, with three seconds' patience."""
import ssl
import sys
import urllib.request

url, version = sys.argv[1:]
context = ssl.create_default_context()
if version == "1.2":
    context.maximum_version = ssl.TLSVersion.TLSv1_2
try:
    with urllib.request.urlopen(url, timeout=3, context=context) as answer:
        print(answer.status)
except OSError as error:
    sys.exit(f"{type(error).__name__}: {error}")
