package org.rapporteur.corroborate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityType;

/** Whether words given to two sources can come from one mouth. */
final class Speakers {
    private static final Set<String> RANKS = Set.of(
            "senior", "top", "high", "ranking", "unnamed", "anonymous", "second", "another", "former", "us", "uk");
    private static final Set<String> LANDS = lands();

    private Speakers() {}

    /** How two sources stand to each other. */
    enum Relation {
        /** One and the same, as far as the reports tell. */
        SAME,
        /** Nothing says that they differ. */
        COMPATIBLE,
        /** They cannot be the same. */
        DIFFERENT
    }

    static Relation relation(@Nullable MergedEntity a, @Nullable MergedEntity b) {
        if (a == null || b == null) {
            return Relation.COMPATIBLE;
        }
        if (a.id().equals(b.id())) {
            return Relation.SAME;
        }
        boolean aPerson = isPerson(a);
        boolean bPerson = isPerson(b);
        if (!aPerson || !bPerson) {
            return Relation.COMPATIBLE;
        }
        if (a.named() != b.named()) {
            return isOffice(a.named() ? b : a, a.named() ? a : b) ? Relation.COMPATIBLE : Relation.DIFFERENT;
        }
        if (a.named()) {
            return Relation.DIFFERENT;
        }
        return descriptionsAgree(a.name(), b.name()) ? Relation.COMPATIBLE : Relation.DIFFERENT;
    }

    /** {@code the foreign minister} may be {@code Foreign Minister Kari Roe}; {@code an official} is nobody's office. */
    private static boolean isOffice(MergedEntity described, MergedEntity named) {
        String role = named.role();
        Set<String> office = words(described.name());
        return role != null && office.size() > 1 && words(role).containsAll(office);
    }

    private static boolean isPerson(MergedEntity entity) {
        return entity.type() == EntityType.PERSON || !entity.named();
    }

    /**
     * {@code a US official} may be {@code a senior Treasury official}; a {@code European diplomat} is no
     * {@code Russian official}. Which of two officials is the second depends on the report, so it tells nothing here.
     */
    static boolean descriptionsAgree(String a, String b) {
        Set<String> x = words(a);
        Set<String> y = words(b);
        return !differIn(x, y, LANDS) && !bodiesDiffer(x, y);
    }

    private static boolean differIn(Set<String> x, Set<String> y, Set<String> kind) {
        Set<String> a = new HashSet<>(x);
        Set<String> b = new HashSet<>(y);
        a.retainAll(kind);
        b.retainAll(kind);
        return !a.isEmpty() && !b.isEmpty() && !a.equals(b);
    }

    /** Both name a body besides land and rank, and share no word of it. */
    private static boolean bodiesDiffer(Set<String> x, Set<String> y) {
        Set<String> a = body(x);
        Set<String> b = body(y);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        a.retainAll(b);
        return a.isEmpty();
    }

    private static Set<String> body(Set<String> words) {
        Set<String> body = new HashSet<>(words);
        body.removeAll(LANDS);
        body.removeAll(RANKS);
        body.removeIf(w -> w.startsWith("official")
                || w.startsWith("diplomat")
                || w.startsWith("spokes")
                || w.startsWith("source")
                || w.startsWith("aide")
                || w.startsWith("person")
                || w.startsWith("people")
                || w.equals("administration")
                || w.equals("government"));
        return body;
    }

    private static Set<String> words(String description) {
        return new HashSet<>(Arrays.asList(EntityMerger.description(description).split("[ \\-]", -1)));
    }

    private static Set<String> lands() {
        return Set.copyOf(Lexicon.lines("lands.txt"));
    }
}
