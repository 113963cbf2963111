"""A health check as operations teams write them: fetch a URL, log what came of it."""
import logging
import sys
import urllib.request

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO, stream=sys.stdout)
url = sys.argv[1]
try:
    with urllib.request.urlopen(url, timeout=10) as answer:
        logging.info("%s answered %d", url, answer.status)
except OSError as error:
    logging.error("%s failed: %s", url, error)
    sys.exit(1)
