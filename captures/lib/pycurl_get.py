"""Python over libcurl, which on Debian is linked to GnuTLS."""
import sys

import pycurl

print(pycurl.version)
handle = pycurl.Curl()
handle.setopt(pycurl.URL, sys.argv[1])
try:
    handle.perform()
except pycurl.error as error:
    sys.exit(f"pycurl.error: {error}")
