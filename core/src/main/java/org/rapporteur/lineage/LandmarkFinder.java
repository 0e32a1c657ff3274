package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.claim.Reading;

/**
 * Finds what of a report survives translation, so that reports of different languages can be compared.
 *
 * <p>Cost in proportion to the words of the report. Landmarks of two reports are the same if their keys are equal; of short names
 * two may fall together. Words are known in English, Spanish, Italian, Dutch, Russian and Ukrainian; of other languages only names,
 * figures and words of the same origin are found. Remembers the words it has seen; not safe for use by several threads.
 */
public final class LandmarkFinder {
    private final Tracer tracer = Tracer.english();
    private final LandmarkReader reader = new LandmarkReader(new SameWords());

    /** The landmarks of a report in order of their place, read in a language's way of writing names and figures. */
    public List<Landmark> find(Reading reading, String language) {
        Trace trace = tracer.trace(reading);
        Landmarks landmarks = reader.read(trace, language);
        List<Landmark> found = new ArrayList<>();
        for (int i = 0; i < landmarks.count(); i++) {
            Landmark.Kind kind = reader.kind(landmarks.key(i));
            // "President" is known as a word, and is no name beside it.
            if (landmarks.kind(i) == kind || !isKnown(landmarks, i)) {
                found.add(new Landmark(
                        reader.meaning(landmarks.key(i)),
                        kind,
                        trace.span(landmarks.firstWord(i)).union(trace.span(landmarks.endWord(i) - 1))));
            }
        }
        return found;
    }

    /** A name that is a word of the table has a second landmark, next in order, for its meaning. */
    private static boolean isKnown(Landmarks landmarks, int i) {
        return i + 1 < landmarks.count() && landmarks.firstWord(i + 1) == landmarks.firstWord(i);
    }
}
