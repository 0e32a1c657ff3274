"""Pairs of sentences with what of the one the other tells, from the unpacked data sets."""

import csv
import glob
import itertools
import json
import os
import random
import re
import xml.etree.ElementTree as xml
from collections import defaultdict
from dataclasses import dataclass

from sets import share

NONE = -1.0


@dataclass
class Pair:
    """Two sentences; each target is 1 (yes), 0 (no), between, or NONE where the set does not say."""

    key: str  # all pairs of one key fall into the same part
    first: str
    second: str
    first_told: float = NONE  # the second tells what the first asserts
    second_told: float = NONE
    paraphrase: float = NONE  # as MRPC has it

    def turned(self) -> "Pair":
        return Pair(self.key, self.second, self.first, self.second_told, self.first_told, self.paraphrase)


def held_out(story: str) -> bool:
    """Whether a story of stories-union is only scored; the crises of timeline17 are all trained on."""
    return share(story, 4) == 3 and not story.startswith("t17-")


def kept_back(pair: Pair) -> bool:
    """Whether a pair of the training part is kept for the calibration and to see how it goes."""
    return share(pair.key + "/dev", 8) == 0


def mrpc(root: str, part: str) -> list[Pair]:
    pairs = []
    with open(f"{root}/mrpc/msr_paraphrase_{part}.txt", encoding="utf-8-sig") as lines:
        next(lines)
        for line in lines:
            same, _, _, first, second = line.rstrip("\n").split("\t")
            pairs.append(Pair("mrpc", first, second, paraphrase=float(same)))
    return pairs


def labelled(root: str, verdicts: str, part: str) -> list[Pair]:
    """Pairs of stories-union and timeline17 that were read for this project: part "train" or "held" (of stories-union only)."""
    texts = {}
    with open(f"{root}/stories-union/stories_dev.jsonl", encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            texts[report["story"], report["id"]] = report["text"].encode("utf-16-le")

    def sentence(story: str, report: str, place: str) -> str:
        start, end = map(int, place.split("-"))
        return " ".join(texts[story, report][2 * start : 2 * end].decode("utf-16-le").split())

    letters = {"y": 1.0, "p": 0.5, "n": 0.0}
    pairs = []
    with open(verdicts, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            story, a, x, b, y, first, second = line.rstrip("\n").split("\t")
            for report in (a, b):
                if (story, report) not in texts:  # of timeline17: the path of its file
                    with open(f"{root}/timeline17/{report}", encoding="utf-8", newline="") as file:
                        texts[story, report] = file.read().encode("utf-16-le")
            if held_out(story) == (part == "held"):
                # two readers' letters stand side by side where there were two
                mean = [sum(letters[c] for c in cell) / len(cell) for cell in (first, second)]
                pairs.append(Pair(story, sentence(story, a, x), sentence(story, b, y), *mean))
    return pairs


def ecb(root: str, seed: int, each: int = 110) -> list[Pair]:
    """Sentences of two reports: how many of the events of the one are events of the other. Reporting verbs do not count."""
    folder = f"{root}/ecbplus/ECB+_LREC2014"
    with open(f"{folder}/ECBplus_coreference_sentences.csv", encoding="utf-8") as lines:
        checked = {(r["Topic"], r["File"], r["Sentence Number"]) for r in csv.DictReader(lines)}
    topics = defaultdict(list)
    for path in sorted(glob.glob(f"{folder}/ECB+/*/*.xml")):
        topic, name = os.path.basename(path)[:-4].split("_", 1)
        story = f"ecb-{topic}-{'plus' if name.endswith('plus') else 'ecb'}"
        if held_out(story):
            continue
        root_ = xml.parse(path).getroot()
        words, sentence_of = defaultdict(list), {}
        for token in root_.iter("token"):
            words[token.get("sentence")].append(token.text)
            sentence_of[token.get("t_id")] = token.get("sentence")
        marks, chains = {}, {}
        for mark in root_.find("Markables"):
            if mark.get("RELATED_TO") is not None:
                chains[mark.get("m_id")] = mark.get("instance_id") or f"{path}:{mark.get('m_id')}"
            elif "ACTION" in mark.tag and "REPORTING" not in mark.tag:
                anchors = [t.get("t_id") for t in mark.iter("token_anchor")]
                if anchors:
                    marks[mark.get("m_id")] = sentence_of[anchors[0]]
        instance = {m: f"{path}:{m}" for m in marks}
        for relation in root_.find("Relations"):
            target = relation.find("target")
            if target is not None:
                for source in relation.iter("source"):
                    if source.get("m_id") in instance:
                        instance[source.get("m_id")] = chains.get(target.get("m_id"), target.get("m_id"))
        events = defaultdict(set)
        for m, number in marks.items():
            events[number].add(instance[m])
        for number, told in events.items():
            if (topic, name, number) in checked and 6 <= len(words[number]) <= 60:
                topics[topic].append((path, " ".join(words[number]), told))
    chance = random.Random(seed)
    pairs = []
    for topic, sentences in topics.items():
        near, far = [], []
        for a, b in itertools.combinations(sentences, 2):
            if a[0] == b[0] or a[1] == b[1]:
                continue
            both = len(a[2] & b[2])
            covered = [both / len(s[2]) for s in (a, b)]
            overlap = len(set(a[1].lower().split()) & set(b[1].lower().split()))
            targets = [1.0 if c > 0.6 else 0.0 if c == 0 else 0.5 for c in covered]
            (near if both else far).append((overlap, Pair(topic, a[1], b[1], *targets)))
        chance.shuffle(near)
        # of those that share no event the most alike, and some by chance
        far.sort(key=lambda p: -p[0])
        far = far[: 3 * each]
        chance.shuffle(far)
        pairs += [p for _, p in near[:each]] + [p for _, p in far[: each * 2 // 3]]
    return pairs


def translations(root: str, seed: int, most: int = 2500) -> list[Pair]:
    """One sentence put into English by two translators or machines; against it a neighbour of the same article."""
    chance = random.Random(seed)
    pairs = []
    for path in sorted(glob.glob(f"{root}/wmt21-news-mt/xml/*-en*.xml")):
        for document in xml.parse(path).getroot().iter("doc"):
            versions = []
            for version in list(document.iter("ref")) + list(document.iter("hyp")):
                versions.append({s.get("id"): (s.text or "").strip() for s in version.iter("seg")})
            if len(versions) < 2:
                continue
            for number in versions[0]:
                a, b = chance.sample(versions, 2)
                one, two = a.get(number, ""), b.get(number, "")
                other = b.get(str(int(number) + chance.choice((-1, 1))), "")
                if 8 <= len(one.split()) <= 50 and two and one != two:
                    pairs.append(Pair("translation", one, two, 1.0, 1.0))
                    if other and chance.random() < 0.5:
                        pairs.append(Pair("translation", one, other, 0.0, 0.0))
    chance.shuffle(pairs)
    return pairs[:most]


DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"]
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "thirty", "forty"]
# verbs with their forms: what stands in antonyms.tsv of the program, and pairs of the news in which one undoes the other
UNDOING = """arrested/released jailed/freed convicted/acquitted convicted/cleared raised/cut raises/cuts raise/cut opened/closed open/closed open/close won/lost
win/lose beat/lost killed/wounded killed/rescued died/survived signed/rejected sign/reject agreed/refused accepted/rejected accept/reject confirmed/denied
confirms/denies increased/decreased rose/fell rise/fall began/ended begin/end started/stopped supported/opposed supports/opposes support/oppose allowed/banned
allow/ban lifted/imposed arrived/left before/after more/fewer guilty/innocent found/lost bought/sold hired/dismissed appointed/dismissed joined/left attacked/defended
advanced/retreated granted/refused passed/rejected postponed/advanced cancelled/announced praised/criticised praised/criticized backed/condemned north/south east/west
first/last high/low highest/lowest up/down over/under new/old""".split()


def changed(read: list[Pair], seed: int, most: int) -> list[Pair]:
    """A sentence beside what tells it, with one thing exchanged in it (day, month, figure, name, roles, a verb for its opposite, a not): told no more. As many
    with nothing but words left out at the end, which are told still: likeness alone must not decide."""
    chance = random.Random(seed)
    undoing = defaultdict(set)
    for pair in UNDOING:
        x, y = pair.split("/")
        undoing[x].add(y), undoing[y].add(x)
    pool = sorted({n for p in read for n in re.findall(r"\b[A-Z][a-z]{3,}\b", " ".join(p.second.split(" ")[1:]))} - set(DAYS) - set(MONTHS))
    pairs = []

    def exchange(text: str, other: str):
        """The text with one thing that the other has too exchanged, or None."""
        words = text.split(" ")
        bare = [w.strip(".,;:!?\"'“”’()") for w in words]
        there = {w.strip(".,;:!?\"'“”’()") for w in other.split(" ")}
        ways = []
        names = [i for i, w in enumerate(bare) if i and w in there and re.fullmatch(r"[A-Z][a-z]{3,}", w) and w not in DAYS + MONTHS]
        for i, w in enumerate(bare):
            if w not in there:
                continue
            if w in DAYS:
                ways.append(("day", i, chance.choice([d for d in DAYS if d != w])))
            elif w in MONTHS:
                ways.append(("month", i, chance.choice([m for m in MONTHS if m != w])))
            elif re.fullmatch(r"\d[\d,.]*", w):
                number = re.sub(r"[1-9]", lambda m: str((int(m.group()) + chance.randint(1, 8) - 1) % 9 + 1), w)
                if number != w:
                    ways.append(("figure", i, number))
            elif w.lower() in NUMBERS:
                ways.append(("figure", i, chance.choice([n for n in NUMBERS if n != w.lower()])))
            elif w.lower() in undoing:
                ways.append(("opposite", i, chance.choice(sorted(undoing[w.lower()]))))
            elif w in ("will", "would", "could", "is", "are", "was", "were", "has", "have", "had") and i and "not" not in bare:
                ways.append(("not", i, w + " not"))
        for i in names:
            ways.append(("name", i, chance.choice(pool)))
        apart = [(i, j) for i in names for j in names if j > i + 2 and bare[i] != bare[j]]
        if apart:
            ways.append(("roles", *chance.choice(apart)))
        if not ways:
            return None
        kinds = sorted({w[0] for w in ways})
        # names are everywhere: they shall not drown the rest
        kind = chance.choice([k for k in kinds if k != "name"] or kinds)
        _, i, new = chance.choice([w for w in ways if w[0] == kind])
        if kind == "roles":
            j = new
            words[i], words[j] = words[i].replace(bare[i], bare[j]), words[j].replace(bare[j], bare[i])
        else:
            words[i] = words[i].replace(bare[i], new)
        return " ".join(words)

    def shortened(text: str):
        at = text.rfind(", ")
        return text[:at] + "." if at > 0.6 * len(text) else text

    read = [p for p in read if p.first_told == 1 or p.second_told == 1]
    while len(pairs) < most:
        p = chance.choice(read)
        # the one that tells, beside what it tells; or the sentence beside itself, as copies have it
        first, second = (p.first, p.second) if p.first_told == 1 else (p.second, p.first)
        if chance.random() < 0.5:
            second = first
        other = exchange(second, first)
        if other is not None:
            pairs.append(Pair(p.key, first, other, 0.0, 0.0))
            if second == first:
                pairs.append(Pair(p.key, first, shortened(first), 1.0, 1.0))
    return pairs


if __name__ == "__main__":
    import sys
    root = sys.argv[1]
    for name, pairs in (("mrpc", mrpc(root, "train")), ("ecb", ecb(root, 1)), ("translations", translations(root, 1))):
        print(name, len(pairs), sum(p.first_told == 1 for p in pairs), sum(p.first_told == 0 for p in pairs), sum(p.paraphrase == 1 for p in pairs))
        for p in random.Random(5).sample(pairs, 4):
            print("  ", p)
