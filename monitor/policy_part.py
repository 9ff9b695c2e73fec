"""What a report says of policy documents and their interpretations."""

from monitor.policy_words import CANNOT_TELL, GROUNDS, REASONS
from monitor.text import Text
from monitor.view import PolicyState, PolicyView
from reports import model

_NOTHING = Text("", "")


def policy(item: PolicyView, lang: str) -> model.Policy:
    """One document, with what paired each interpretation and why anything could not be told."""
    is_open = item.state is PolicyState.CANNOT_TELL
    return model.Policy(
        item.url,
        item.title,
        item.doc_number,
        item.published,
        item.state.value,
        tuple(
            model.Interpretation(
                pair.url,
                pair.published,
                pair.how,
                pair.links_back,
                pair.title,
                pair.links_forward,
                pair.kind,
                pair.confidence,
            )
            for pair in item.interpretations
        ),
        item.lag_workdays,
        item.need.grade.value,
        GROUNDS.get(item.need.ground, _NOTHING).say(lang),
        REASONS.get(item.reason, CANNOT_TELL).say(lang) if is_open else "",
    )
