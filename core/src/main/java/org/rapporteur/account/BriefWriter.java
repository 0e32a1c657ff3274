package org.rapporteur.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.BriefLine.Section;
import org.rapporteur.account.FactIndex.Fact;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.lineage.Lineage.OriginCounter;

/**
 * Chooses the lines of the brief: sentences of reports, the best carried facts first, none told twice.
 *
 * <p>A fact weighs by its independent origins, then by how often the story's main words stand in its sentence and how early
 * reports tell it.
 */
final class BriefWriter {
    private static final int MOST_LINES = 8;
    // Where several origins agree on something, what one alone says is no more than a supplement.
    private static final int MOST_OF_ONE_ORIGIN = 3;
    // A line of the brief should be read at a glance: longer sentences give way to shorter ones that tell the same
    // fact.
    private static final int LONGEST = 320;
    private static final int SHORTEST = 40;
    // Sentences sharing this much of their words tell the same.
    private static final double SAME = 0.45;

    private final Lexicon lexicon;
    private final Map<String, Reading> readings = new HashMap<>();
    private final OriginCounter counter;
    private final Map<String, Double> importance;
    private final Map<String, Set<String>> stemsBySentence = new HashMap<>();
    private final Map<String, Integer> eventsBySentence = new HashMap<>();

    BriefWriter(Lexicon lexicon, List<Reading> readings, OriginCounter counter) {
        this.lexicon = lexicon;
        this.counter = counter;
        readings.forEach(r -> this.readings.put(r.id(), r));
        importance = importance(readings);
    }

    List<BriefLine> write(Facts facts, List<FusedEvent> calendar) {
        FactIndex index = new FactIndex(facts);
        Set<String> disputed = new HashSet<>();
        facts.contradictions().forEach(c -> disputed.add(c.about()));
        facts.events().forEach(e -> e.mentions().forEach(m -> eventsBySentence.merge(key(m), 1, Integer::sum)));
        List<BriefLine> disputes = disputed(facts.contradictions());
        List<BriefLine> ahead = ahead(index, calendar);
        List<Set<String>> told = new ArrayList<>();
        disputes.forEach(line -> told.add(stems(line.extract())));
        ahead.forEach(line -> told.add(stems(line.extract())));
        Set<String> shown = new HashSet<>();
        ahead.forEach(line -> shown.add(key(line.extract())));
        List<BriefLine> lines = new ArrayList<>(known(index, disputed, told, shown));
        lines.addAll(disputes);
        lines.addAll(ahead);
        return lines;
    }

    private List<BriefLine> known(FactIndex index, Set<String> disputed, List<Set<String>> told, Set<String> shown) {
        List<Scored> scored = new ArrayList<>();
        for (Fact fact : index.all()) {
            boolean open = fact.status() != null && fact.status() != Status.HAPPENED && fact.status() != Status.ONGOING;
            Mention extract = open || disputed.contains(fact.id()) ? null : extract(fact.mentions(), shown);
            if (extract != null && !shown.contains(key(extract)) && !isMangled(extract)) {
                scored.add(new Scored(fact, extract, weight(fact, extract)));
            }
        }
        scored.sort(Comparator.comparing((Scored s) -> -s.fact.origins())
                .thenComparing(s -> -s.weight)
                .thenComparing(s -> s.fact.id()));
        List<BriefLine> lines = lines(Section.KNOWN, scored, told);
        int shared = (int) lines.stream().filter(l -> l.origins() > 1).count();
        return shared == 0 ? lines : lines.subList(0, Math.min(lines.size(), shared + MOST_OF_ONE_ORIGIN));
    }

    private List<BriefLine> disputed(List<Contradiction> contradictions) {
        List<Scored> scored = new ArrayList<>();
        for (Contradiction contradiction : contradictions) {
            List<Mention> mentions = new ArrayList<>();
            contradiction.versions().forEach(v -> mentions.addAll(v.mentions()));
            Mention extract = extract(mentions, Set.of());
            if (extract != null) {
                int origins = counter.count(FactIndex.reports(contradiction));
                Fact fact = new Fact(contradiction.id(), mentions, origins, null, false);
                scored.add(new Scored(fact, extract, weight(fact, extract)));
            }
        }
        scored.sort(Comparator.comparing((Scored s) -> -s.fact.origins())
                .thenComparing(s -> -s.weight)
                .thenComparing(s -> s.fact.id()));
        return lines(Section.DISPUTED, scored, List.of());
    }

    /** By date; a sentence that announces two events is shown once for each unless another tells the second. */
    private List<BriefLine> ahead(FactIndex index, List<FusedEvent> calendar) {
        List<BriefLine> lines = new ArrayList<>();
        Set<String> used = new HashSet<>();
        List<FusedEvent> sure = calendar.stream()
                .sorted(Comparator.comparing((FusedEvent e) -> e.what().status())
                        .thenComparing(e -> -e.origins()))
                .limit(MOST_LINES)
                .toList();
        for (FusedEvent event : calendar) {
            Fact fact = index.find(event.id());
            Mention extract = fact == null || !sure.contains(event) ? null : extract(fact.mentions(), used);
            if (fact != null && extract != null && used.add(key(extract))) {
                lines.add(new BriefLine(
                        Section.AHEAD, fact.id(), extract, fact.reports().size(), fact.origins()));
            }
        }
        return lines;
    }

    private List<BriefLine> lines(Section section, List<Scored> scored, List<Set<String>> before) {
        List<BriefLine> lines = new ArrayList<>();
        List<Set<String>> told = new ArrayList<>(before);
        for (Scored candidate : scored) {
            if (lines.size() >= MOST_LINES) {
                break;
            }
            Set<String> stems = stems(candidate.extract);
            if (told.stream().noneMatch(t -> overlap(t, stems) >= SAME)) {
                told.add(stems);
                Fact fact = candidate.fact;
                lines.add(new BriefLine(
                        section, fact.id(), candidate.extract, fact.reports().size(), fact.origins()));
            }
        }
        return lines;
    }

    /** The sentence to show for a fact: of a clean report, of readable length, not yet used, told early. */
    private @Nullable Mention extract(List<Mention> mentions, Set<String> used) {
        Mention best = null;
        for (Mention mention : mentions) {
            Mention sentence = sentence(mention);
            if (sentence != null && (best == null || extractOrder(used).compare(sentence, best) < 0)) {
                best = sentence;
            }
        }
        return best;
    }

    private boolean isMangled(Mention mention) {
        return reading(mention).annotation().fidelity().state() == Fidelity.State.MANGLED;
    }

    private Comparator<Mention> extractOrder(Set<String> used) {
        return Comparator.comparing((Mention m) -> used.contains(key(m)))
                .thenComparing(this::isMangled)
                .thenComparing(m -> m.span().length() > LONGEST || m.span().length() < SHORTEST)
                .thenComparing(m -> eventsBySentence.getOrDefault(key(m), 0))
                .thenComparing(m -> m.span().start())
                .thenComparing(Mention::report)
                .thenComparing(Mention::claim);
    }

    private @Nullable Mention sentence(Mention mention) {
        Sentence sentence =
                reading(mention).annotation().findSentence(mention.span().start());
        return sentence == null ? null : new Mention(mention.report(), mention.claim(), sentence.span());
    }

    private double weight(Fact fact, Mention extract) {
        double words = 0;
        Set<String> stems = stems(extract);
        for (String stem : new TreeSet<>(stems)) {
            words += importance.getOrDefault(stem, 0.0);
        }
        int position =
                reading(extract).annotation().sentenceIndexAt(extract.span().start());
        double early = 1 / (1 + position / 5.0);
        double kind = fact.status() != null ? 1 : 0.8;
        return kind
                * (words / Math.sqrt(5.0 + stems.size())
                        + 2 * early
                        + StrictMath.log(fact.mentions().size()));
    }

    /** Share of reports that hold a stem, times its rarity: the story's main words. */
    private Map<String, Double> importance(List<Reading> all) {
        Map<String, Integer> reports = new HashMap<>();
        for (Reading reading : all) {
            Set<String> stems = new HashSet<>();
            for (Sentence sentence : reading.annotation().sentences()) {
                stems.addAll(stems(reading, sentence));
            }
            stems.forEach(s -> reports.merge(s, 1, Integer::sum));
        }
        Map<String, Double> importance = new HashMap<>();
        reports.forEach((stem, count) -> {
            if (count > 1) {
                importance.put(stem, count / (double) all.size() * lexicon.rarity(stem));
            }
        });
        return importance;
    }

    private Set<String> stems(Mention mention) {
        return stemsBySentence.computeIfAbsent(key(mention), k -> {
            Reading reading = reading(mention);
            Sentence sentence = reading.annotation().findSentence(mention.span().start());
            return sentence == null ? Set.of() : stems(reading, sentence);
        });
    }

    private Set<String> stems(Reading reading, Sentence sentence) {
        Set<String> stems = new HashSet<>();
        for (Token token : sentence.tokens()) {
            String word = token.span().in(reading.text());
            if (Character.isLetterOrDigit(word.charAt(0)) && !lexicon.isFunctionWord(word)) {
                stems.add(lexicon.stem(word));
            }
        }
        return stems;
    }

    private static double overlap(Set<String> a, Set<String> b) {
        int both = 0;
        for (String stem : a) {
            both += b.contains(stem) ? 1 : 0;
        }
        return both / (double) Math.max(1, Math.min(a.size(), b.size()));
    }

    private Reading reading(Mention mention) {
        Reading reading = readings.get(mention.report());
        if (reading == null) {
            throw new IllegalArgumentException("no report " + mention.report());
        }
        return reading;
    }

    private static String key(Mention mention) {
        return mention.report() + "\t" + mention.span().start();
    }

    private record Scored(Fact fact, Mention extract, double weight) {}
}
