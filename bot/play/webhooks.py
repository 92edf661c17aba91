"""Pushing updates to the bot's webhook, one after the other, again and again until each is taken."""

import asyncio

import httpx

from bot.play.telegram import Telegram
from bot.play.updates import Webhook

FIRST_DELAY = 1.0
LONGEST_DELAY = 60.0
_TIMEOUT = 30.0


async def push_forever(telegram: Telegram, first_delay: float = FIRST_DELAY) -> None:
    """Runs beside the server; the delay after a failure doubles."""
    delay = first_delay
    async with httpx.AsyncClient(timeout=_TIMEOUT, trust_env=False) as client:
        while True:
            webhook = telegram.updates.webhook
            if webhook is None or not telegram.updates.pending:
                telegram.updates.news.clear()
                await telegram.updates.news.wait()
                continue
            error = await _push(client, webhook, telegram.updates.pending[0])
            if telegram.updates.webhook is not webhook:
                continue
            if not error:
                delay = first_delay
                continue_with = telegram.updates.pending[0]["update_id"] + 1
                telegram.updates.confirm(continue_with)
                continue
            webhook.last_error, webhook.last_error_at = error, telegram.clock.now()
            await asyncio.sleep(delay)
            delay = min(delay * 2, LONGEST_DELAY)


async def _push(client: httpx.AsyncClient, webhook: Webhook, update: dict[str, object]) -> str:
    """What went wrong, or nothing."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret_token} if webhook.secret_token else {}
    try:
        answer = await client.post(webhook.url, json=update, headers=headers)
    except httpx.TimeoutException:
        return "Read timeout expired"
    except httpx.TransportError as error:
        return "Connection refused" if isinstance(error, httpx.ConnectError) else "Connection closed"
    if answer.is_success:
        return ""
    return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
