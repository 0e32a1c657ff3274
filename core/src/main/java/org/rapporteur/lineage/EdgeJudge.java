package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what two reports laid side by side are to each other. */
final class EdgeJudge {
    /** The relation of {@code from} to {@code to}, or null if they stand on their own. */
    Edge.@Nullable Relation relation(Comparison c) {
        if (c.from().wordCount() < 30 || c.to().wordCount() < 30) {
            return null;
        }
        if (c.kept() >= 0.75) {
            return c.keptBack() >= 0.75
                    ? Edge.Relation.COPY
                    : c.keptBack() < c.kept() ? Edge.Relation.CUT : Edge.Relation.COPY;
        }
        if (c.found() >= 0.75 && c.foundBack() >= 0.6 && c.ordered() >= 0.8) {
            boolean oneForOne = c.replaced() >= 0.5;
            boolean mangled = c.from().frame().mangled() && !c.to().frame().mangled();
            return oneForOne || mangled ? Edge.Relation.SPUN : Edge.Relation.TRANSLATION;
        }
        if (c.kept() >= 0.5) {
            return Edge.Relation.REWRITE;
        }
        return c.pairs().stream().filter(p -> isPassage(c, p)).count() >= 2 ? Edge.Relation.SHARED_SOURCE : null;
    }

    private static boolean isPassage(Comparison c, Comparison.Pair pair) {
        return pair.identity() >= SentenceAligner.KEPT && c.from().sentenceLength(pair.from()) >= 8;
    }

    /** What the relation rests on, in words, strongest first. */
    List<String> evidence(Comparison c, Edge.Relation relation) {
        List<String> evidence = new ArrayList<>();
        long found = c.pairs().size();
        long kept = c.pairs().stream()
                .filter(p -> p.identity() >= SentenceAligner.KEPT)
                .count();
        int all = c.from().sentenceCount();
        evidence.add(String.format(
                Locale.ROOT,
                "%d of %d sentences found again%s, %d of them nearly word for word",
                found,
                all,
                c.ordered() >= 0.9 ? " in the same order" : "",
                kept));
        return evidence;
    }
}
