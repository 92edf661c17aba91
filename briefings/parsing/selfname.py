"""What an article calls the outlet that publishes it, where it does so for certain."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from briefings.outlets import Outlets
from briefings.parsing.bylines import names_house
from briefings.types import Outlet

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[,\s]*(?:by\s+)?(?:the\s+)?"
    r"(?P<name>[^.,|;©]{2,60}?)\s*(?:(?:19|20)\d\d)?\s*(?:[.,|;]|all rights|$)",
    re.IGNORECASE,
)
_SITE_SUFFIX = re.compile(r"\s\|\s(?P<name>[^|]{2,50})$")
_COMPANY = re.compile(r",?\s+(?:Inc|LLC|Ltd|Limited|GmbH|plc|Corp|Corporation|Company|Group)\.?$")
# Only words that name nothing else: "bridge-report-2" and "blog-post-1" name no house.
_HOUSE_PREFIX = re.compile(
    r"(?:[A-Z][a-z]+ ){1,3}(?:Courier|Herald|Tribune|Gazette|Chronicle|Telegraph|Ledger|Dispatch|Times|"
    r"Sentinel|Examiner|Observer|Inquirer|Enquirer|Argus|Newswire|Bugle|Advertiser)\b"
)
_ABOUT = re.compile(
    r"(?:(?:the )?(?:editorial team|editorial staff|newsroom|editors) (?:at|"
    r"of) (?P<team>(?:the )?[A-Z][\w.&’' -]{1,40}?)(?= [a-z]|[,.]))"
    r"|^About (?P<about>[A-Z][\w.&’' -]{1,40})$"
    r"|^(?P<name>(?:The )?[A-Z][\w.&’' -]{1,40}?) is (?:an? )(?:[\w-]+,? ){0,5}(?:newspaper|news agency|"
    r"news outlet|news "
    r"site|news website|broadcaster|magazine|publication|newsroom|wire service|radio station|daily|weekly)\b"
)


def name_from_tail(lines: Iterable[str]) -> str:
    """The name in a copyright line or in an outlet's words about itself; "" where there is none."""
    for line in lines:
        if copyright_line := _COPYRIGHT.match(line):
            name = _COMPANY.sub("", copyright_line["name"].strip())
            if name[:1].isupper() and not name.lower().startswith("all rights"):
                return name
        if about := _ABOUT.search(line):
            return (about["team"] or about["about"] or about["name"]).strip()
    return ""


def name_from_headline(headline: str) -> str:
    """The site's name after a bar. After a dash stands, as often, whom the headline credits."""
    suffix = _SITE_SUFFIX.search(headline)
    return suffix["name"].strip() if suffix else ""


def name_from_bylines(rests: Sequence[str]) -> str:
    """A byline's companion that sounds like a house ("Jane Roe, Harbor Courier")."""
    return next((rest for rest in rests if names_house(rest)), "")


def outlet_from(names: Iterable[str], credit: str, path: str, outlets: Outlets) -> tuple[Outlet, bool]:
    """The outlet of the first name there is, and whether the document told it (else: its path).

    A paper that prints an agency's text under the agency's dateline is still the one that publishes
    it, so that the credit counts only where not even the file is called after a paper.
    """
    for name, told in (*((name, True) for name in names), (_house_of(path), False), (credit, True)):
        if name:
            return outlets.find(name) or Outlet(name), told
    return _from_path(path, outlets), False


def _house_of(path: str) -> str:
    """ "Harbor Courier" of harbor-courier-2.txt; "" where the file's name starts with no such name."""
    found = _HOUSE_PREFIX.match(_readable(path)) if "://" not in path else None
    return found[0] if found else ""


def _from_path(path: str, outlets: Outlets) -> Outlet:
    host = urlsplit(path).hostname if "://" in path else None
    if host:
        return Outlet(host.removeprefix("www."))
    words = _readable(path)
    return _registered_prefix(words, outlets) or Outlet(words or "Unnamed")


def _readable(path: str) -> str:
    words = re.sub(r"[\s_-]+", " ", PurePath(path).stem).split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _registered_prefix(words: str, outlets: Outlets) -> Outlet | None:
    """ "harbour courier 2" starts with an outlet's name; one word is too little, but for agencies."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        found = outlets.find(" ".join(parts[:length]))
        if found and (length > 1 or found.agency or len(parts) == 1):
            return found
    return None
