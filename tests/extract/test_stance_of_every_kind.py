"""Nothing planned, asked for, threatened, denied or only possible is done, of whatever kind."""

import pytest

from dateline.model.claim import Claim, Modality, Polarity
from support import Claims

# By kind: what one does, and its name.
_DEEDS = {
    "Withdrawal": ("withdraw its troops from Mali", "the withdrawal of its troops from Mali"),
    "Attack": ("attack Mali", "an attack on Mali"),
    "Expulsion": ("expel Mali's ambassador", "the expulsion of Mali's ambassador"),
    "Treaty": ("sign a treaty with Mali", "a treaty with Mali"),
    "Sanction": ("impose sanctions on Mali", "sanctions on Mali"),
    "Release": ("release Peter Okoro", "the release of Peter Okoro"),
    "Extradition": ("extradite Peter Okoro to Mali", "the extradition of Peter Okoro to Mali"),
    "Deployment": ("deploy troops to Mali", "the deployment of troops to Mali"),
    "BaseOpening": ("open a naval base in Mali", "the opening of a naval base in Mali"),
    "BaseClosure": ("close its naval base in Mali", "the closure of its naval base in Mali"),
    "Accession": ("join the African Union", "its accession to the African Union"),
    "Departure": ("leave the African Union", "its withdrawal from the African Union"),
    "AsylumGrant": ("grant asylum to Peter Okoro", "asylum for Peter Okoro"),
    "ArmsTransfer": ("send weapons to Mali", "weapons deliveries to Mali"),
    "Overthrow": ("overthrow the government of Mali", "the overthrow of Mali's government"),
    "Seizure": ("seize the port of Bamako", "the seizure of Bamako"),
    "SanctionRelief": ("lift sanctions on Mali", "the lifting of sanctions on Mali"),
    "Recognition": ("recognise Mali", "the recognition of Mali"),
    "Detention": ("arrest Peter Okoro", "the arrest of Peter Okoro"),
    "Ceasefire": ("agree a ceasefire with Mali", "a ceasefire with Mali"),
    "Offensive": ("launch an offensive against Mali", "an offensive against Mali"),
}
_OPEN_VERBS = """
Chad plans to {}.
Chad has threatened to {}.
Kenya demanded that Chad {}.
Kenya urged Chad to {}.
Chad will {} next week.
Chad may {}.
Chad did not {}.
Chad refused to {}.
Chad could {} if talks fail.
Chad has agreed to {}.
Chad denied planning to {}.
Chad should {}, Kenya said.
Chad was asked to {}.
Chad's promise to {} was welcomed.
Chad said that it would {}.
Kenya wants Chad to {}.
Chad has yet to {}.
The deal requires Chad to {}.
Chad has vowed to {} unless Kenya pays.
Chad considered whether to {}.
Chad was preparing to {} when the king died.
Chad, which had pledged to {}, changed its mind.
""".strip().splitlines()
_OPEN_NOUNS = """
Chad is planning {}.
Chad threatened {}.
Kenya demanded {}.
Kenya called for {}.
Chad ruled out {}.
Chad cancelled {}.
Chad is considering {}.
Chad postponed {}.
Kenya fears {}.
Kenya hopes for {}.
Chad's plans for {} are unclear.
The possibility of {} worries Kenya.
Kenya's request for {} was refused.
Kenya prevented {}.
A vote on {} is due in May.
Talks on {} continue.
""".strip().splitlines()
_DONE = """
Chad managed to {}.
Chad was forced to {}.
Chad was the first country to {}.
""".strip().splitlines()


def _is_done(polarity: Polarity, modality: Modality) -> bool:
    is_actual = modality in {Modality.ACTUAL, Modality.ONGOING}
    return polarity is Polarity.AFFIRMED and is_actual


def _told(claims: Claims, context: str, form: int) -> list[Claim]:
    """Return for each deed, a line of its own, the claims of its kind."""
    text = "\n".join(context.format(deed[form]) for deed in _DEEDS.values())
    kinds = list(_DEEDS)
    found = claims(text)
    return [c for c in found if c.kind == kinds[text.count("\n", 0, c.evidence.span.start)]]


@pytest.mark.parametrize(
    ("context", "form"),
    [*((c, 0) for c in _OPEN_VERBS), *((c, 1) for c in _OPEN_NOUNS)],
)
def test_what_is_open_is_not_done(claims: Claims, context: str, form: int) -> None:
    found = _told(claims, context, form)
    assert len(found) > len(_DEEDS) // 2
    assert [c.evidence.quote for c in found if _is_done(c.polarity, c.modality)] == []


@pytest.mark.parametrize("context", _DONE)
def test_what_one_brought_about_is_done(claims: Claims, context: str) -> None:
    found = _told(claims, context, 0)
    assert len(found) > len(_DEEDS) // 2
    assert [c.evidence.quote for c in found if not _is_done(c.polarity, c.modality)] == []
