package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.Entity;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.Corroborator;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.lineage.LineageTracker;

/**
 * Whether a person is one person over the reports of an event, however each outlet names him: {@code MergingEval DATA_DIR
 * [--mistakes] [--newswcl50]}.
 *
 * <p>NewsWCL50: five outlets on each of ten events; each name of a marked person is an item, its true group the person, ours the
 * merged entity that holds the name. BASIL: three outlets on each of a hundred events; each quoted piece of a person is an item,
 * its true group the labelled speaker, ours the merged entity that speaks. What we do not find is a group of its own, so it costs
 * recall. B-cubed over all items of a half; groups never reach over two events.
 */
public final class MergingEval {
    private final ReportReader reader = new ReportReader();
    private final Corroborator corroborator = new Corroborator();
    private final Map<String, Map<String, String>> gold = new TreeMap<>();
    private final Map<String, Map<String, String>> found = new TreeMap<>();
    private final boolean mistakes;

    private MergingEval(boolean mistakes) {
        this.mistakes = mistakes;
    }

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        MergingEval eval = new MergingEval(List.of(args).contains("--mistakes"));
        eval.newsWcl50(data.resolve("newswcl50/conll.csv"));
        if (!List.of(args).contains("--newswcl50")) {
            eval.basil(data.resolve("basil"));
        }
        eval.gold.forEach((half, items) -> System.out.printf(
                Locale.ROOT,
                "%s: %d items  %s%n",
                half,
                items.size(),
                BCubed.of(items, eval.found.getOrDefault(half, Map.of()))));
    }

    private void newsWcl50(Path file) throws IOException {
        Annotator annotator = new Annotator();
        Map<String, List<Coreference.Marked>> events = new TreeMap<>();
        for (Coreference.Marked marked : Coreference.newsWcl50(file)) {
            events.computeIfAbsent(marked.id().substring(0, marked.id().indexOf('_')), k -> new ArrayList<>())
                    .add(marked);
        }
        for (Map.Entry<String, List<Coreference.Marked>> event : events.entrySet()) {
            List<Reading> readings = new ArrayList<>();
            for (Coreference.Marked marked : event.getValue()) {
                var article = Coreference.article(marked);
                readings.add(new Reading(article, annotator.annotate(article), List.of(), List.of(), List.of()));
            }
            Map<MergedEntity.Member, String> merged = merged(readings);
            for (int k = 0; k < readings.size(); k++) {
                Coreference.Marked marked = event.getValue().get(k);
                for (Coreference.Mention mention : marked.mentions()) {
                    Entity entity =
                            Coreference.entity(readings.get(k).annotation(), Coreference.anchor(marked, mention));
                    String item = marked.id() + " " + mention.first() + " " + mention.last() + " " + mention.chain();
                    String group = group(merged, marked.id(), entity, item);
                    if (mention.name()) {
                        add("newswcl50 names, " + marked.half(), item, mention.chain(), event.getKey() + group);
                    }
                    add("newswcl50 all mentions, " + marked.half(), item, mention.chain(), event.getKey() + group);
                }
            }
        }
    }

    private void basil(Path folder) throws IOException {
        Map<String, List<SpeakersEval.Told>> events = new TreeMap<>();
        SpeakersEval.eachOfBasil(folder, reader, told -> events.computeIfAbsent(told.event(), k -> new ArrayList<>())
                .add(told));
        for (Map.Entry<String, List<SpeakersEval.Told>> event : events.entrySet()) {
            Map<MergedEntity.Member, String> merged = merged(
                    event.getValue().stream().map(SpeakersEval.Told::reading).toList());
            for (SpeakersEval.Told told : event.getValue()) {
                for (SpeakersEval.Piece piece : told.pieces()) {
                    if (piece.label().startsWith("other ") || SpeakersEval.isGroup(piece.label())) {
                        continue;
                    }
                    Quote quote = SpeakersEval.covering(told.reading(), piece.place());
                    Entity speaker = quote == null ? null : SpeakersEval.speaker(told.reading(), quote);
                    String item = told.reading().id() + " " + piece.place();
                    String group = group(merged, told.reading().id(), speaker, item);
                    add("basil speakers, " + told.half(), item, event.getKey() + piece.label(), event.getKey() + group);
                    if (speaker != null) {
                        add(
                                "basil speakers that are found, " + told.half(),
                                item,
                                event.getKey() + piece.label(),
                                event.getKey() + group);
                    }
                }
            }
        }
    }

    private static String group(
            Map<MergedEntity.Member, String> merged, String report, @Nullable Entity entity, String item) {
        String id = entity == null ? null : merged.get(new MergedEntity.Member(report, entity.id()));
        return id == null ? " not found: " + item : " " + id;
    }

    private Map<MergedEntity.Member, String> merged(List<Reading> readings) {
        LineageTracker lineage = new LineageTracker();
        readings.forEach(lineage::observe);
        List<Reading> sorted = new ArrayList<>(readings);
        sorted.sort(Corroborator.PUBLICATION_ORDER);
        Map<MergedEntity.Member, String> merged = new HashMap<>();
        for (MergedEntity entity :
                corroborator.corroborate(sorted, lineage.lineage()).entities()) {
            entity.members().forEach(member -> merged.put(member, entity.id()));
        }
        return merged;
    }

    private void add(String half, String item, String person, String group) {
        gold.computeIfAbsent(half, k -> new TreeMap<>()).put(item, person);
        found.computeIfAbsent(half, k -> new TreeMap<>()).put(item, group);
        if (mistakes && !half.endsWith("to score")) {
            System.out.println("ITEM " + half + "\t" + person + "\t" + group + "\t" + item);
        }
    }
}
