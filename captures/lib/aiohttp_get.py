"""A Python client as asynchronous services have it."""
import asyncio
import sys

import aiohttp


async def main(url: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        print(answer.status)


try:
    asyncio.run(main(sys.argv[1]))
except aiohttp.ClientError as error:
    sys.exit(f"{type(error).__name__}: {error}")
