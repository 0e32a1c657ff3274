package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds the reports that are worth comparing with a new one: those that bear marks of its {@link Sketch}. */
final class Candidates {
    private final MarkIndex index;
    private final Shares shares = new Shares();
    private final List<Sketch> known = new ArrayList<>();

    /** @param windowDays reports further apart are no candidates; empty for no limit */
    Candidates(OptionalInt windowDays) {
        this.index = new MarkIndex(windowDays);
    }

    /** Makes a report findable. */
    void add(Sketch sketch) {
        index.add(known.size(), sketch.frame().epochDay(), sketch.marks());
        known.add(sketch);
    }

    /** The most promising reports among those added, best first: at most {@code perKind} by wording and as many by skeleton. */
    List<Sketch> find(Sketch sketch, int perKind) {
        shares.clear();
        index.find(sketch.frame().epochDay(), sketch.marks(), shares);
        return shares.best(perKind).stream().map(known::get).toList();
    }
}
