package org.rapporteur.lineage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which sentences of a page speak to its reader instead of telling news: {@code Sign up for our Velmar newsletter here}, {@code The
 * Velmar Letter keeps you informed}. What is quoted is news, whoever is spoken to.
 */
final class SmallPrint {
    /** Words for the reader. */
    private static final Set<Integer> READER =
            numbers("you", "your", "you're", "you'll", "you've", "yours", "yourself");

    /** Words that beside a call show that it goes to the reader. */
    private static final Set<Integer> PAGE =
            numbers("our", "us", "here", "more", "newsletter", "newsletters", "app", "also");

    /** Verbs by which a page calls on its reader. */
    private static final Set<Integer> CALLS = numbers(
            "sign",
            "subscribe",
            "follow",
            "click",
            "read",
            "share",
            "download",
            "join",
            "support",
            "get",
            "watch",
            "like",
            "listen",
            "see",
            "register",
            "donate");

    private SmallPrint() {}

    private static Set<Integer> numbers(String... words) {
        Set<Integer> numbers = new HashSet<>();
        for (String word : List.of(words)) {
            numbers.add(Tracer.numberOf(word));
        }
        return Set.copyOf(numbers);
    }

    /** True if a sentence has a word for the reader outside quotation marks. */
    static boolean speaksToReader(Trace trace, int sentence) {
        for (int w = trace.sentenceStart(sentence); w < trace.sentenceEnd(sentence); w++) {
            if (READER.contains(trace.word(w)) && !trace.is(w, Trace.QUOTED)) {
                return true;
            }
        }
        return false;
    }

    /** True if a sentence without quotation begins by calling on the reader: {@code Read more here}. */
    static boolean isCall(Trace trace, int sentence) {
        int start = trace.sentenceStart(sentence);
        if (!CALLS.contains(trace.word(start))) {
            return false;
        }
        boolean toReader = false;
        for (int w = start; w < trace.sentenceEnd(sentence); w++) {
            if (trace.is(w, Trace.QUOTED)) {
                return false;
            }
            toReader |= READER.contains(trace.word(w)) || PAGE.contains(trace.word(w));
        }
        return toReader;
    }
}
