"""Sentences of invented deeds from the verb patterns of PETRARCH2 (CAMEO, MIT), each with who does it to whom and the PLOVER root.

A pattern such as `* FOR WITHDRAWAL OF TROOPS FROM + [105]` becomes "Norway called for withdrawal of troops from Chile". They read badly and
know the kinds of deeds that news seldom tells (a joint patrol, a mobilisation).
"""

import random
import re

FOLDER = "petrarch2/petrarch2/data/dictionaries/"
ROOTS = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD", "09": "ACCUSE",
    "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
OFFICES = ["", "", "", "", "President", "government of", "officials from", "troops of", "Foreign Minister"]
BODIES = [
    "police", "rebels", "the government", "protesters", "the opposition", "the United Nations", "security forces", "the European Union", "the president",
    "workers", "students", "NATO", "the army", "militants", "the court", "a rebel group", "activists", "the foreign minister",
]  # fmt: skip
ENDS = [
    "on Monday", "on Tuesday , officials said", "in a statement on Friday", "after talks", "this week", "over the border dispute", "in the capital",
    ", state media said", "following weeks of tension",
]  # fmt: skip


def root(code: str) -> str | None:
    """The PLOVER root of a CAMEO code; statements (01) have none, blockades and occupations coerce."""
    if not re.fullmatch(r"\d{2,4}", code):
        return None
    return "COERCE" if code.startswith(("191", "192")) else ROOTS.get(code[:2])


def countries(data: str) -> list[str]:
    names = set()
    for line in open(f"{data}/{FOLDER}Phoenix.Countries.actors.txt", encoding="utf-8", errors="replace"):
        m = re.match(r"^([A-Z][A-Z_ ]+?)_?\s+\[[A-Z]{3}\]", line)
        if m:
            names.add(m[1].replace("_", " ").strip().title())
    return sorted(n for n in names if 3 < len(n) < 22)


def patterns(data: str):
    """The sets of like words, the blocks of verbs with their own code, and the patterns with theirs."""
    sets, blocks, found, verbs, now = {}, [], [], [], None
    for line in open(f"{data}/{FOLDER}CAMEO.verbpatterns.150430.txt", encoding="utf-8", errors="replace"):
        text = line.split("#")[0].rstrip()
        head = re.match(r"---\s*(.+?)\s*\[(.*?)\]\s*---", text)
        if text.startswith("&"):
            now = sets.setdefault(text.strip(), [])
        elif text.startswith("+") and now is not None:
            now.append(text[1:].strip().strip("_").replace("_", " ").lower())
        elif head:
            verbs = []
            blocks.append((head[2].split(":")[0], verbs))
        elif blocks and text.startswith("- "):
            m = re.match(r"- (.*?)\s*\[(.*?)\]", text)
            if m:
                found.append((m[1], m[2].split(":")[0], verbs))
        elif blocks and re.match(r"^[A-Z]", text):
            forms = re.search(r"\{(.*?)\}", text)
            verbs.append((re.split(r"[\s{]", text.strip())[0].strip("_"), forms[1].split() if forms else None))
    return sets, blocks, found


def inflect(verb, mood: str) -> str:
    word, forms = verb
    first, *rest = word.replace("_", " ").lower().split(" ")
    if mood == "past" and forms:
        first = next((f for f in forms if f.endswith(("ED", "T", "D"))), forms[0]).lower().replace("_", " ")
    elif mood == "past":
        first = first + "d" if first.endswith("e") else first[:-1] + "ied" if re.search("[^aeiou]y$", first) else first + "ed"
    elif mood == "third":
        first = first + "es" if re.search("(s|sh|ch|x|o)$", first) else first[:-1] + "ies" if re.search("[^aeiou]y$", first) else first + "s"
    elif mood == "ing":
        first = (first[:-1] if re.search("[^e]e$", first) else first) + "ing"
    return " ".join([first] + rest)


def sentences(data: str, seed: int = 1, plain: int = 4) -> list[tuple]:
    """(text, span of source, span of target, root), always the same for one seed."""
    dice, names = random.Random(seed), countries(data)
    sets, blocks, found = patterns(data)
    out = []

    def actor():
        return dice.choice(BODIES) if dice.random() < 0.35 else (dice.choice(OFFICES) + " " + dice.choice(names)).strip()

    def tell(words, code):
        text, spans = "", {}
        for w in words:
            role, w = w if isinstance(w, tuple) else (None, w)
            if w:
                text += " " if text else ""
                if role:
                    spans.setdefault(role, (len(text), len(text) + len(w)))
                text += w
        if root(code) and "s" in spans and "t" in spans:
            out.append((text[0].upper() + text[1:] + ".", spans["s"], spans["t"], root(code)))

    for pattern, code, verbs in found:
        if not verbs or root(code) is None:
            continue
        words, mood = [], dice.choice(["past", "past", "past", "ing", "third", "base"])
        for token in pattern.replace("*_", "* _").split():
            if token == "%":
                words += [("s", actor()), "and", ("t", actor())]
            elif token in ("+", "$"):
                words.append(("t" if token == "+" else "s", actor()))
            elif token == "^":
                words.append(dice.choice(["", "two", "the", "several"]))
            elif token.startswith("&"):
                like = sets.get(token) or sets.get(token.rstrip("_"))
                words.append(dice.choice(like) if like else token[1:].lower())
            else:
                words.append(token if token == "*" else token.strip("_{}()|").replace("_", " ").lower().replace("*", ""))
        if "*" not in words:
            words.append("*")
        at = words.index("*")
        before = words[at - 1] if at and isinstance(words[at - 1], str) else ""
        mood = "base" if before == "to" else mood
        words[at] = inflect(dice.choice(verbs), mood)
        if mood == "ing" and not before:
            words[at] = dice.choice(["is", "are", "was"]) + " " + words[at]
        if mood == "base" and not before:
            words[at] = dice.choice(["to", "has agreed to" if code.startswith("03") else "did", "did"]) + " " + words[at]
        roles = {w[0] for w in words if isinstance(w, tuple)}
        if "s" not in roles:
            words.insert(0, ("s", actor()))
        if "t" not in roles:
            words += [dice.choice(["", "", "with", "of", "to", "in", "against"]), ("t", actor())]
        if dice.random() < 0.4:
            words.append(dice.choice(ENDS))
        tell(words, code)
    for code, verbs in blocks:
        for _ in range(plain if verbs and root(code) else 0):
            verb = inflect(dice.choice(verbs), "past")
            tell([("s", actor()), verb, dice.choice(["", "", "with", "to", "against", ""]), ("t", actor()), dice.choice(ENDS[:1] + ["", ", officials said"])], code)
    return out
