"""Pushing updates to the bot's webhook, one after the other, again and again until each is taken."""

import asyncio

import httpx

from bot.play.telegram import Telegram
from bot.play.updates import Webhook

LONGEST_DELAY = 60.0
_TIMEOUT = 30.0


async def push_forever(telegram: Telegram) -> None:
    """Runs beside the server; the delay after a failure doubles."""
    updates = telegram.updates
    delay = telegram.setup.webhook_delay
    async with httpx.AsyncClient(timeout=_TIMEOUT, trust_env=False) as client:
        while True:
            webhook = updates.webhook
            if webhook is None or not updates.pending:
                updates.news.clear()
                await updates.news.wait()
                continue
            update = updates.pending[0]
            error = await _push(client, webhook, update)
            if not error:
                updates.confirm(update["update_id"] + 1)
            if error and updates.webhook is webhook:
                webhook.last_error, webhook.last_error_at = error, telegram.clock.now()
                await asyncio.sleep(delay)
                delay = min(delay * 2, LONGEST_DELAY)
            else:
                delay = telegram.setup.webhook_delay


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
