package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.store.Accounts;
import org.rapporteur.desk.store.Held;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.StoredStory;

/** Who is quoted, and everything that somebody said, by day, with the positions that they took and changed. */
public final class SpeakerPages implements Routes {
    /** Those quoted most; the others are found by their name. */
    private static final int SPEAKERS = 200;

    /** Of one speaker: some years of a minister. */
    private static final int UTTERANCES = 500;

    private final Desk desk;

    SpeakerPages(Desk desk) {
        this.desk = desk;
    }

    /**
     * A position.
     *
     * @param before the stance taken before on the same matter, if it was another one; else null
     */
    public record Stand(Held held, @Nullable String before) {}

    /**
     * A speaker's page.
     *
     * @param titles of the stories that it names, by id
     */
    public record Shown(
            String id, String name, boolean named, List<Said> said, List<Stand> stands, Map<String, String> titles) {
        public Shown {
            said = List.copyOf(said);
            stands = List.copyOf(stands);
            titles = Map.copyOf(titles);
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/speakers", this::list);
        routes.get("/speakers/{speaker}", this::speaker);
    }

    private void list(Context context) {
        String name = Asked.text(context, "name");
        List<Accounts.SpeakerLine> speakers =
                desk.store().read(t -> t.accounts().speakers(name == null ? "" : name, SPEAKERS));
        Page.of(context, "Speakers", Section.SPEAKERS)
                .show(
                        context,
                        "desk/speakers.jte",
                        Map.of(
                                "speakers",
                                speakers,
                                "name",
                                name == null ? "" : name,
                                "isCut",
                                speakers.size() == SPEAKERS));
    }

    private void speaker(Context context) {
        String id = context.pathParam("speaker");
        Shown shown = desk.store().read(t -> {
            List<Said> said = t.accounts().saidBy(id, UTTERANCES);
            List<Held> held = t.accounts().heldBy(id, UTTERANCES);
            Said.Speaker who = said.isEmpty()
                    ? held.isEmpty() ? null : held.getFirst().holder()
                    : said.getFirst().speaker();
            if (who == null || id.isEmpty()) {
                throw new NotFoundResponse("Nobody of this name is quoted or takes a position.");
            }
            Map<String, String> titles = new HashMap<>();
            Stream.concat(said.stream().map(Said::story), held.stream().map(Held::story))
                    .distinct()
                    .forEach(story -> titles.put(
                            story,
                            t.stories().find(story).map(StoredStory::title).orElse(story)));
            return new Shown(id, who.name(), who.named(), said, stands(held), titles);
        });
        Page.of(context, shown.name(), Section.SPEAKERS).show(context, "desk/speaker.jte", Map.of("shown", shown));
    }

    /** Two positions are on one matter if they are directed alike and half the telling words of the shorter one are in both. */
    private static List<Stand> stands(List<Held> held) {
        List<Stand> stands = new ArrayList<>();
        for (Held each : held) {
            String before = stands.reversed().stream()
                    .map(Stand::held)
                    .filter(other -> Objects.equals(other.towards(), each.towards()) && isOnOneMatter(other, each))
                    .findFirst()
                    .map(Held::stance)
                    .filter(stance -> !stance.equals(each.stance()))
                    .orElse(null);
            stands.add(new Stand(each, before));
        }
        return stands;
    }

    private static boolean isOnOneMatter(Held one, Held other) {
        Set<String> words = words(one.about());
        Set<String> others = words(other.about());
        int fewer = Math.min(words.size(), others.size());
        words.retainAll(others);
        return words.size() > 1 && 2 * words.size() >= fewer;
    }

    private static Set<String> words(String text) {
        return TELLING.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Shorter words are mostly prepositions and articles. */
    private static final Pattern TELLING = Pattern.compile("[\\p{L}\\p{N}]{4,}");
}
