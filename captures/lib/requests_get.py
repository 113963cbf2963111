"""A Python client with the library that most of them use."""
import sys

import requests

try:
    print(requests.get(sys.argv[1], timeout=10).status_code)
except requests.RequestException as error:
    sys.exit(f"{type(error).__name__}: {error}")
