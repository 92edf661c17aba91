"""Every error of the core.

BriefingsError
├── ParseError        these bytes are no article: names the path and why
├── ManifestError     articles.toml or outlets.toml can't be used: names the file and the entry
├── LanguageError     the language model can't be loaded: names the model and what to install
└── TemplateError     a template is missing or fails: names the template and the line
"""


class BriefingsError(Exception):
    """Base of all errors that the core raises on purpose; `subject` says what it is about."""

    def __init__(self, subject: str, why: str) -> None:
        super().__init__(f"{subject}: {why}")
        self.subject = subject
        self.why = why

    def __reduce__(self) -> "tuple[type[BriefingsError], tuple[str, str]]":
        """Errors cross from one process to another."""
        return type(self), (self.subject, self.why)


class ParseError(BriefingsError):
    """These bytes are no article."""


class ManifestError(BriefingsError):
    """A file that describes articles or outlets can't be used."""


class LanguageError(BriefingsError):
    """The language model can't be loaded."""


class TemplateError(BriefingsError):
    """A template is missing or fails."""
