"""The names of every output, in the order of the numbers that come out."""

TAGS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
KINDS = ["person", "organisation", "place", "group", "other"]
NAMES = ["O"] + [p + k for k in KINDS for p in ("B-", "I-")]
TENSES = ["PAST", "PRESENT", "FUTURE", "INFINITIVE", "NONE"]
EVENTS = {  # groups of logits in the output "events"
    "event": ["no", "yes"],
    "time": ["not_future", "future"],
    "tense": TENSES,
    "polarity": ["positive", "negative"],
    "certainty": ["certain", "possible"],
}
EVENT_SIZE = sum(len(v) for v in EVENTS.values())
ROOTS = [
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE",
    "PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
]
LINK = 64
RELATION = 64


def bio(labels: list[str]) -> list[list[bool]]:
    """Which label may follow which."""
    return [[not b.startswith("I-") or a[2:] == b[2:] for b in labels] for a in labels]
