package org.rapporteur.claim;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.WordList;

/** The words that report speech and thought, read from the word lists of this room. */
final class SpeechLexicon {
    /** A verb found in a stretch: its entry and how many pieces it takes ({@code pointed out}: 2). */
    record Match(SpeechVerb verb, int length) {}

    private final Map<String, SpeechVerb> verbs = new HashMap<>();
    private final Set<String> withParticle = new HashSet<>();
    private final Set<String> nouns;
    private final Set<String> timeWords;
    private final Set<String> unnamedHeads;
    private final Set<String> things;

    SpeechLexicon() {
        for (List<String> cells : WordList.rows(SpeechLexicon.class, "speech-verbs.tsv")) {
            addVerb(
                    cells.get(0),
                    cells.get(1),
                    cells.size() > 2 ? cells.get(2) : "",
                    cells.size() > 3 ? cells.get(3) : "");
        }
        nouns = Set.copyOf(WordList.lines(SpeechLexicon.class, "speech-nouns.txt"));
        timeWords = Set.copyOf(WordList.lines(SpeechLexicon.class, "time-words.txt"));
        things = Set.copyOf(WordList.lines(SpeechLexicon.class, "things.txt"));
        unnamedHeads = Set.copyOf(WordList.lines(SpeechLexicon.class, "unnamed-heads.txt"));
    }

    /** The verb whose form stands at a position, longest match first, or null. */
    @Nullable
    Match verbAt(Stretch stretch, int i) {
        String form = stretch.at(i).word();
        if (withParticle.contains(form)) {
            SpeechVerb two = verbs.get(form + " " + stretch.at(i + 1).word());
            if (two != null) {
                return new Match(two, 2);
            }
        }
        SpeechVerb one = verbs.get(form);
        return one == null ? null : new Match(one, 1);
    }

    boolean isVerb(String form) {
        SpeechVerb verb = verbs.get(form);
        return verb != null && verb.takes(SpeechVerb.Frame.QUOTATION);
    }

    boolean isSpeechNoun(String word) {
        return nouns.contains(word) || word.endsWith("s") && nouns.contains(word.substring(0, word.length() - 1));
    }

    boolean isTimeWord(String word) {
        return timeWords.contains(word);
    }

    boolean isUnnamedHead(String word) {
        return unnamedHeads.contains(word);
    }

    /** Nouns of what happens, which only show something: {@code deployment}, {@code timing}. */
    boolean isThing(String word) {
        return things.contains(word) || word.endsWith("s") && things.contains(word.substring(0, word.length() - 1));
    }

    private void addVerb(String lemma, String frames, String prepositions, String irregular) {
        Set<SpeechVerb.Frame> kinds = EnumSet.noneOf(SpeechVerb.Frame.class);
        for (SpeechVerb.Frame frame : SpeechVerb.Frame.values()) {
            if (frames.indexOf(frame.letter) >= 0) {
                kinds.add(frame);
            }
        }
        Set<String> before =
                prepositions.isBlank() ? Set.of() : Set.of(prepositions.strip().split(" "));
        SpeechVerb verb = new SpeechVerb(lemma, Set.copyOf(kinds), before);
        int space = lemma.indexOf(' ');
        String stem = space < 0 ? lemma : lemma.substring(0, space);
        String particle = space < 0 ? "" : lemma.substring(space);
        addForm(stem, particle, verb);
        addForm(third(stem), particle, verb);
        addForm(stem.endsWith("e") ? stem + "d" : stem + "ed", particle, verb);
        addForm(stem.endsWith("e") ? stem.substring(0, stem.length() - 1) + "ing" : stem + "ing", particle, verb);
        if (!irregular.isBlank()) {
            for (String form : irregular.strip().split(" ")) {
                addForm(form, particle, verb);
            }
        }
    }

    private static String third(String stem) {
        return stem.endsWith("s") || stem.endsWith("h") || stem.endsWith("x") ? stem + "es" : stem + "s";
    }

    private void addForm(String form, String particle, SpeechVerb verb) {
        verbs.putIfAbsent(form + particle, verb);
        if (!particle.isEmpty()) {
            withParticle.add(form);
        }
    }
}
