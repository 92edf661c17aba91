"""Stories as JSON for outside programs: every span is an offset into the text that goes with it."""

from collections.abc import Sequence

from briefings.types import (
    Article,
    Attribution,
    Claim,
    Excerpt,
    Holder,
    Origin,
    Reading,
    Report,
    Span,
    Story,
    StoryQuote,
)


def to_json(stories: Sequence[Story]) -> dict[str, object]:
    """All that is read, as plain values; the same stories give the same values in any order."""
    ordered = sorted(stories, key=lambda each: each.id)
    return {"stories": [_story(each) for each in ordered]}


def _story(story: Story) -> dict[str, object]:
    readings = sorted(story.readings, key=lambda each: each.article.id)
    return {
        "id": story.id,
        "headline": story.headline.text,
        "articles": [_article(each.article) for each in readings],
        "origins": [_origin(each) for each in story.origins],
        "claims": [_claim(each) for each in story.claims],
        "quotes": [_quote(each) for each in story.quotes],
        "attributions": [_attribution(each, one) for one in readings for each in one.attributions],
    }


def _article(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet.name,
        "headline": article.headline.of(article.text),
        "byline": article.byline,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "text": article.text,
        "stripped": [
            {"line": each.span.of(article.text), "reason": each.reason} for each in article.stripped
        ],
    }


def _origin(origin: Origin) -> dict[str, object]:
    return {
        "name": origin.name,
        "loaded": origin.loaded,
        "articles": sorted(origin.articles),
        "via": list(origin.via),
        "kind": origin.kind.value,
        "cites": [each.name for each in origin.cites],
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "text": " ".join(each.text for each in claim.reports[0].excerpts),
        "lead": claim.lead,
        "origins": list(claim.origins),
        "reports": [_report(each) for each in claim.reports],
        "differences": [
            {
                "kind": each.kind.value,
                "reports": list(each.reports),
                "words": [_excerpt(words) for words in each.words],
            }
            for each in claim.differences
        ],
        "evidence": [_excerpt(each) for each in claim.evidence],
        "near": [_excerpt(each) for each in claim.near],
        "missing": list(claim.missing),
    }


def _report(report: Report) -> dict[str, object]:
    """`start` and `end` are the first excerpt's; all of them are in `excerpts`."""
    return {
        **_excerpt(report.excerpts[0]),
        "holder": _holder(report.holder),
        "hedge": report.hedge.value,
        "answers": report.answers,
        "partial": report.partial,
        "chain": [_holder(each) for each in report.chain],
        "excerpts": [_excerpt(each) for each in report.excerpts],
    }


def _excerpt(excerpt: Excerpt) -> dict[str, object]:
    return {
        "article": excerpt.article,
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "sentence": _span(excerpt.sentence),
    }


def _holder(holder: Holder) -> dict[str, object]:
    return {"name": holder.name, "kind": holder.kind.value}


def _quote(told: StoryQuote) -> dict[str, object]:
    return {
        "text": told.reports[0].text,
        "speaker": told.quote.speaker.name,
        "role": told.quote.speaker.role,
        "kind": told.quote.kind.value,
        "reports": [_excerpt(each) for each in told.reports],
    }


def _attribution(attribution: Attribution, reading: Reading) -> dict[str, object]:
    return {
        "article": reading.article.id,
        "source": _span(attribution.source) if attribution.source else None,
        "cue": _span(attribution.cue) if attribution.cue else None,
        "content": [_span(each) for each in attribution.contents],
        "holder": attribution.holder.name,
        "kind": attribution.kind.value,
        "safe": attribution.safe,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
