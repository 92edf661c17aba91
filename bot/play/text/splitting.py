"""Bold, italic and their like may lie across one another; Telegram cuts them into pieces that do not."""

from bot.play.text.entities import CLOSED, SPLITTABLE, Entity, in_order

_END = 1 << 31


def split(loose: list[Entity], others: list[Entity]) -> list[Entity]:
    """Cuts `loose` (bold and its like, in order) where one begins or `others` begin and end."""
    splitter = _Splitter(loose)
    holders: list[Entity] = []
    for offset, other in [*((o.offset, o) for o in others), (_END, None)]:
        while holders and offset >= holders[-1].end:
            holder = holders.pop()
            before = len(splitter.result)
            splitter.advance(holder.end)
            if holder.type in CLOSED:
                del splitter.result[before:]
        splitter.advance(offset)
        if other:
            holders.append(other)
    return in_order(splitter.result)


class _Splitter:
    def __init__(self, loose: list[Entity]) -> None:
        self.waiting = loose[::-1]
        self.result: list[Entity] = []
        self.running: dict[str, tuple[int, int]] = {}

    def advance(self, offset: int) -> None:
        """Takes everything that begins before `offset`, and cuts there."""
        while self.waiting and self.waiting[-1].offset < offset:
            entity = self.waiting.pop()
            begin, end = self.running.get(entity.type, (0, 0))
            if end and entity.offset <= end:
                self.running[entity.type] = (begin, max(end, entity.end))
            else:
                self._cut(entity.offset)
                self.running[entity.type] = (entity.offset, entity.end)
        self._cut(offset)

    def _cut(self, offset: int) -> None:
        for kind in SPLITTABLE:
            begin, end = self.running.get(kind, (0, 0))
            if end and begin < offset:
                stop = min(end, offset)
                self.result.append(Entity(kind, begin, stop - begin))
                self.running[kind] = (stop, end) if stop < end else (0, 0)
