package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.text.Span;

/** Pieces {@code [from, to)} that carry one label between them, of the kind that the label names. */
record Labelled(String kind, int from, int to) {
    /** The runs that a row of labels spells: {@code B-x} begins one, {@code I-x} goes on, {@code O} is none. */
    static List<Labelled> runs(int[] path, List<String> labels) {
        List<Labelled> runs = new ArrayList<>();
        int start = -1;
        String kind = "";
        for (int t = 0; t <= path.length; t++) {
            String label = t < path.length ? labels.get(path[t]) : "O";
            if (start >= 0 && !label.equals("I-" + kind)) {
                runs.add(new Labelled(kind, start, t));
                start = -1;
            }
            if (label.startsWith("B-")) {
                start = t;
                kind = label.substring(2);
            }
        }
        return runs;
    }

    Labelled shifted(int by) {
        return new Labelled(kind, from + by, to + by);
    }

    int length() {
        return to - from;
    }

    boolean contains(int piece) {
        return from <= piece && piece < to;
    }

    /** Where the pieces stand in the text; a word that is only partly labelled belongs to it as a whole. */
    Span in(Pieces pieces) {
        int first = from;
        while (first > 0 && pieces.words[first - 1] == pieces.words[from]) {
            first--;
        }
        int last = to - 1;
        while (last + 1 < pieces.size() && pieces.words[last + 1] == pieces.words[to - 1]) {
            last++;
        }
        return new Span(pieces.starts[first], pieces.ends[last]);
    }
}
