"""`sourceline load`: a bar while it works, then what came of it."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.config import Settings
from bot.polling import opening
from bot.polling.adding import load_addresses
from bot.polling.listing import is_address
from bot.reading.reader import ReaderProcess
from bot.storage import Database
from bot.stories import ingest
from bot.stories.tally import Summary, together

_COLUMNS = (
    TextColumn("Loading"),
    BarColumn(),
    MofNCompleteColumn(),
    TextColumn("{task.description}", markup=False),
)


async def load(settings: Settings, sources: Sequence[str], out: Console, err: Console) -> int:
    """Load files, folders and addresses; 0 when all went in, 1 when some did not or there was none."""
    with Progress(*_COLUMNS, console=err, transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def show(done: int, total: int, path: str) -> None:
            bar.update(task, completed=done, total=total, description=Path(path).name)

        paths = [Path(one) for one in sources if not is_address(one)]
        addresses = [one for one in sources if is_address(one)]
        summaries = []
        async with (
            Database(settings.database_url.get_secret_value()) as database,
            ReaderProcess(settings.language_model) as reader,
        ):
            if paths:
                summaries.append(await ingest.load(paths, database, reader, show))
            if addresses:
                async with opening.tools(database, reader, settings.fetch_allow) as tools:
                    summaries.append(await load_addresses(addresses, tools, show))
    summary = together(summaries)
    for line in summary.failures:
        err.print(f"{line.path}: {line.text}", style="red", markup=False)
    for line in summary.notes:
        err.print(f"{line.path}: {line.text}", markup=False)
    out.print(described(summary), markup=False)
    return 1 if summary.failures or not summary.files else 0


def described(summary: Summary) -> str:
    """The summary in one line."""
    if not summary.files:
        return "no articles found: give files that end in .txt, .md or .html, or folders with such files"
    parts = [f"{_counted(summary.new, 'new article')}", f"{summary.known} known"]
    if summary.failures:
        parts.append(f"{len(summary.failures)} not loaded")
    changed = ", ".join(str(number) for number in summary.stories[:10])
    more = " …" if len(summary.stories) > 10 else ""
    stories = f"; new or changed stories: {changed}{more}" if summary.stories else "; no story changed"
    return ", ".join(parts) + stories


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
