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

    /** Where the pieces stand in the text. */
    Span in(Pieces pieces) {
        return new Span(pieces.starts[from], pieces.ends[to - 1]);
    }
}
