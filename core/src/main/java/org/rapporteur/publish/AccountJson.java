package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.BriefLine;
import org.rapporteur.account.Change;
import org.rapporteur.account.Gloss;
import org.rapporteur.account.Norm;
import org.rapporteur.account.NormCheck;
import org.rapporteur.account.OnWord;
import org.rapporteur.account.Sourcing;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.account.TimelineDay;
import org.rapporteur.account.Track;
import org.rapporteur.annotate.Entity;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedPosition;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.lineage.Publishers;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryLink;

/** The account as one JSON object: what programs read. */
public final class AccountJson {
    /** Writers of the lists that are told story by story, by their keys, in their order. */
    private static final Map<String, Consumer<AccountJson>> LISTS = lists();

    private final JsonWriter json;
    private final Account account;
    private final Ids ids;
    private final Sources sources;
    private final Map<StoryAccount, Map<String, Sourcing>> sourcingByStory = new IdentityHashMap<>();
    private final Map<String, Map<String, Entity>> entitiesByReport = new HashMap<>();
    private final Map<String, String> sagaByStory;
    private final CorrectionNotes corrections;

    private AccountJson(JsonWriter json, Account account) {
        this.json = json;
        this.account = account;
        this.ids = new Ids(account.stories());
        this.sources = new Sources(account.readings());
        this.sagaByStory = StoriesJson.sagaByStory(account.grouping().sagas());
        this.corrections = new CorrectionNotes(account.corrections(), sources);
    }

    /**
     * Writes the account, its lists run together over the stories, and a line's end; leaves the stream open.
     *
     * @throws IOException if the stream does
     */
    public static void write(Account account, OutputStream out) throws IOException {
        JsonWriter.document(out, json -> json.object(() -> new AccountJson(json, account).entries()));
    }

    /**
     * Writes one list of the account, under its key and as it stands in the whole ({@code {"utterances": [...]}}), and a line's end; leaves the
     * stream open.
     *
     * @param list from {@code stories} to {@code problems}, all but {@code reports}, {@code origins} and {@code lineage}, which
     *     {@link LineageJson} writes
     * @throws IllegalArgumentException if the account has no such list
     * @throws IOException if the stream does
     */
    public static void write(Account account, String list, OutputStream out) throws IOException {
        Consumer<AccountJson> writer = LISTS.get(list);
        if (writer == null) {
            throw new IllegalArgumentException("no list of an account: " + list);
        }
        JsonWriter.document(out, json -> json.object(() -> writer.accept(new AccountJson(json, account))));
    }

    private void entries() {
        json.date("asOf", account.asOf())
                .date("since", account.since())
                .text("version", account.version())
                .strings(
                        "readers",
                        account.readings().stream()
                                .map(reading -> reading.annotation().reader())
                                .distinct()
                                .sorted()
                                .toList())
                .number(
                        "independentOrigins",
                        account.lineage()
                                .counter()
                                .count(account.readings().stream()
                                        .map(Reading::id)
                                        .toList()));
        List<Story> stories =
                account.stories().stream().map(StoryAccount::story).toList();
        ReportJson.reports(
                json,
                account.readings(),
                account.lineage(),
                StoriesJson.storyByReport(stories),
                account.grouping().placements());
        ReportJson.lineage(json, account.readings(), account.lineage(), false);
        LISTS.values().forEach(list -> list.accept(this));
    }

    private static Map<String, Consumer<AccountJson>> lists() {
        Map<String, Consumer<AccountJson>> lists = new LinkedHashMap<>();
        lists.put("stories", a -> a.json.objects("stories", a.account.stories(), a::story));
        lists.put(
                "sagas",
                a -> a.json.objects("sagas", a.account.grouping().sagas(), saga -> a.json.text("id", saga.id())
                        .text("title", saga.title())
                        .strings("stories", saga.stories())));
        lists.put(
                "storyLinks",
                a -> a.json.objects("storyLinks", a.account.grouping().links(), a::link));
        lists.put("entities", a -> a.overStories("entities", s -> s.facts().entities(), a::entity));
        lists.put("utterances", a -> a.overStories("utterances", s -> s.facts().utterances(), a::utterance));
        lists.put("events", a -> a.overStories("events", s -> s.facts().events(), a::event));
        lists.put("positions", a -> a.overStories("positions", s -> s.facts().positions(), a::position));
        lists.put("quantities", a -> a.overStories("quantities", s -> s.facts().quantities(), a::quantity));
        lists.put(
                "contradictions",
                a -> a.overStories("contradictions", s -> s.facts().contradictions(), a::contradiction));
        lists.put("timeline", a -> a.json.strings("timeline", a.byDate(StoryAccount::timeline)));
        lists.put("calendar", a -> a.json.strings("calendar", a.byDate(StoryAccount::calendar)));
        lists.put("changes", a -> a.overStories("changes", StoryAccount::changes, a::change));
        lists.put("brief", a -> a.overStories("brief", StoryAccount::brief, a::briefLine));
        lists.put("tracks", a -> a.overStories("tracks", StoryAccount::tracks, a::track));
        lists.put("days", a -> a.overStories("days", StoryAccount::days, a::day));
        lists.put("normChecks", a -> a.overStories("normChecks", StoryAccount::normChecks, a::normCheck));
        lists.put("corrections", a -> a.corrections.all(a.json));
        lists.put("problems", a -> a.json.objects("problems", a.account.problems(), a::problem));
        return Collections.unmodifiableMap(lists);
    }

    private record InStory<T>(StoryAccount story, T fact) {}

    private <T> void overStories(
            String name, Function<StoryAccount, List<T>> facts, BiConsumer<StoryAccount, T> entry) {
        List<InStory<T>> all = new ArrayList<>();
        for (StoryAccount story : account.stories()) {
            facts.apply(story).forEach(fact -> all.add(new InStory<>(story, fact)));
        }
        json.objects(name, all, each -> entry.accept(each.story(), each.fact()));
    }

    private record Dated(String id, LocalDate earliest, LocalDate latest) {}

    /** Dated events of all stories by their dates; those of one date stand as their stories do. */
    private List<String> byDate(Function<StoryAccount, List<String>> of) {
        List<Dated> all = new ArrayList<>();
        for (StoryAccount story : account.stories()) {
            Map<String, FusedEvent> events =
                    story.facts().events().stream().collect(Collectors.toMap(FusedEvent::id, Function.identity()));
            for (String id : of.apply(story)) {
                FusedEvent.When date = Objects.requireNonNull(
                        Objects.requireNonNull(events.get(id)).date());
                all.add(new Dated(ids.of(story, id), date.earliest(), date.latest()));
            }
        }
        all.sort(Comparator.comparing(Dated::earliest).thenComparing(Dated::latest));
        return all.stream().map(Dated::id).toList();
    }

    private List<String> idsOf(StoryAccount story, List<String> facts) {
        return facts.stream().map(id -> ids.of(story, id)).toList();
    }

    private void link(StoryLink link) {
        json.text("one", link.one()).text("other", link.other()).score("likeness", link.likeness());
        json.objects("shared", link.shared(), shared -> {
            json.word("kind", shared.kind());
            place("one", shared.one());
            place("other", shared.other());
        });
    }

    private void place(String key, StoryLink.Place place) {
        json.object(key, () -> json.text("report", place.report()).span("span", place.span()));
    }

    private void story(StoryAccount each) {
        Story story = each.story();
        json.text("id", story.id())
                .text("title", story.title())
                .strings("reports", story.reports())
                .number("origins", each.origins())
                .text("first", published(story.reports()))
                .text("last", published(story.reports().reversed()))
                .number(
                        "owners",
                        Publishers.get()
                                .families(story.reports().stream()
                                        .map(sources::expect)
                                        .toList())
                                .count())
                .text("saga", sagaByStory.get(story.id()));
    }

    private @Nullable String published(List<String> reports) {
        for (String report : reports) {
            String value = sources.expect(report).article().meta().published().value();
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private void entity(StoryAccount story, MergedEntity entity) {
        json.text("id", ids.of(story, entity.id()))
                .text("name", entity.name())
                .word("type", entity.type())
                .text("role", entity.role())
                .flag("named", entity.named())
                .strings("aliases", entity.aliases())
                .strings("reports", entity.reports())
                .objects("mentions", entity.members(), member -> json.text("report", member.report())
                        .text("entity", member.entity()))
                .objects("roles", rolesOf(entity).entrySet(), role -> json.text("role", role.getKey())
                        .strings("reports", role.getValue())
                        .text("first", published(role.getValue()))
                        .text("last", published(role.getValue().reversed())))
                .text("story", story.story().id());
        corrections.of(json, entity);
    }

    /** Each office or affiliation that reports give, in order of publication, with these reports. */
    private Map<String, List<String>> rolesOf(MergedEntity entity) {
        Map<String, List<String>> reportsByRole = new LinkedHashMap<>();
        for (MergedEntity.Member member : entity.members()) {
            Entity found = entitiesOf(member.report()).get(member.entity());
            String role = found == null ? null : found.role();
            if (role != null) {
                reportsByRole.computeIfAbsent(role, r -> new ArrayList<>()).add(member.report());
            }
        }
        return reportsByRole;
    }

    private Map<String, Entity> entitiesOf(String report) {
        return entitiesByReport.computeIfAbsent(report, r -> sources.expect(r).annotation().entities().stream()
                .collect(Collectors.toMap(Entity::id, each -> each)));
    }

    private void utterance(StoryAccount story, Utterance utterance) {
        json.text("id", ids.of(story, utterance.id())).objects("speakers", utterance.speakers(), speaker -> json.text(
                        "entity", ids.of(story, speaker.entity()))
                .strings("reports", speaker.reports())
                .number("origins", speaker.origins()));
        json.word("state", utterance.state())
                .objects("relayedBy", utterance.relayedBy(), relay -> json.text("entity", ids.of(story, relay.entity()))
                        .strings("reports", relay.reports())
                        .number("origins", relay.origins()));
        Utterance.Variant best = utterance.best();
        json.object("best", () -> json.text("report", best.report())
                .text("quote", best.quote())
                .text("text", best.text())
                .spans("spans", best.spans()));
        json.objects("variants", utterance.variants(), variant -> json.text("report", variant.report())
                .text("quote", variant.quote())
                .text("text", variant.text())
                .score("similarity", variant.similarity())
                .word("fidelity", variant.fidelity())
                .spans("spans", variant.spans())
                .flag("part", variant.part())
                .text("source", sources.kindOfSource(variant).map(Words::camel).orElse(null)));
        json.flag("conflict", utterance.conflict())
                .number("reports", utterance.reports().size())
                .number("origins", utterance.origins())
                .text("story", story.story().id());
    }

    private void event(StoryAccount story, FusedEvent event) {
        FusedEvent.What what = event.what();
        json.text("id", ids.of(story, event.id())).text("code", what.code()).word("status", what.status());
        date(event.date());
        json.text("place", ids.ofNullable(story, what.place()))
                .strings("actors", idsOf(story, what.actors()))
                .strings("recipients", idsOf(story, what.recipients()))
                .objects("mentions", event.mentions(), mention -> {
                    json.text("report", mention.report()).text("event", mention.claim());
                    json.span("span", mention.span());
                })
                .number("reports", event.reports().size())
                .number("origins", event.origins());
        sourcing(story, event.id());
        json.strings("conflicts", idsOf(story, event.conflicts()))
                .objects("history", event.history(), step -> {
                    json.word("status", step.status());
                    date(step.date());
                    mentions(step.mentions());
                })
                .text("story", story.story().id());
        corrections.of(json, event);
    }

    private void date(FusedEvent.@Nullable When date) {
        if (date == null) {
            json.text("date", null);
        } else {
            json.object("date", () -> json.text("value", date.value())
                    .date("earliest", date.earliest())
                    .date("latest", date.latest()));
        }
    }

    private void position(StoryAccount story, FusedPosition position) {
        json.text("id", ids.of(story, position.id()))
                .text("holder", ids.of(story, position.holder()))
                .word("stance", position.stance())
                .text("towards", ids.ofNullable(story, position.towards()))
                .text("about", position.about());
        mentions(position.mentions());
        sourcing(story, position.id());
        json.number("origins", position.origins())
                .text(
                        "since",
                        published(position.mentions().stream()
                                .map(Mention::report)
                                .toList()))
                .text("replaces", ids.ofNullable(story, position.replaces()))
                .strings(
                        "issues",
                        idsOf(
                                story,
                                story.tracks().stream()
                                        .filter(track -> track.positions().contains(position.id()))
                                        .map(Track::id)
                                        .toList()))
                .text("story", story.story().id());
    }

    private void quantity(StoryAccount story, FusedQuantity quantity) {
        json.text("id", ids.of(story, quantity.id()))
                .text("about", quantity.about())
                .text("unit", quantity.unit())
                .objects("values", quantity.values(), value -> {
                    json.number("value", value.value())
                            .number("upper", value.upper())
                            .word("modifier", value.modifier());
                    mentions(value.mentions());
                    json.number("origins", value.origins());
                })
                .number("origins", quantity.origins())
                .flag("conflict", quantity.conflict());
        sourcing(story, quantity.id());
        json.text("story", story.story().id());
    }

    private void contradiction(StoryAccount story, Contradiction contradiction) {
        json.text("id", ids.of(story, contradiction.id()))
                .word("kind", contradiction.kind())
                .text("about", ids.of(story, contradiction.about()))
                .objects("versions", contradiction.versions(), version -> {
                    json.text("value", version.value());
                    mentions(version.mentions());
                    json.number("origins", version.origins()).flag("altered", version.altered());
                })
                .flag("altered", contradiction.isAltered())
                .text("story", story.story().id());
    }

    private void change(StoryAccount story, Change change) {
        json.word("kind", change.kind())
                .text("fact", ids.of(story, change.fact()))
                .strings("reports", change.reports())
                .text("story", story.story().id());
    }

    private void briefLine(StoryAccount story, BriefLine line) {
        json.word("section", line.section())
                .text("fact", ids.of(story, line.fact()))
                .object("extract", () -> mention(line.extract()))
                .text("text", sources.wordsAt(line.extract()))
                .objects("retold", line.retold(), this::mention)
                .number("reports", line.reports())
                .number("origins", line.origins())
                .text("day", line.when() == null ? null : line.when().value())
                .text("place", ids.ofNullable(story, line.where()))
                .objects("glosses", line.glosses(), this::gloss)
                .text("story", story.story().id());
    }

    private void gloss(Gloss gloss) {
        json.span("words", gloss.words())
                .text("meaning", gloss.meaning())
                .text("role", gloss.role())
                .span("place", gloss.place());
    }

    private void day(StoryAccount story, TimelineDay day) {
        json.text("day", day.day().toString())
                .number("origins", day.origins())
                .objects("extracts", day.extracts(), extract -> {
                    mention(extract);
                    json.text("text", sources.wordsAt(extract));
                })
                .text("story", story.story().id());
    }

    private void track(StoryAccount story, Track track) {
        json.text("id", ids.of(story, track.id())).text("title", track.title()).strings("reports", track.reports());
        json.objects("passages", track.passages(), this::mention)
                .number("origins", track.origins())
                .text("story", story.story().id());
    }

    private void sourcing(StoryAccount story, String fact) {
        Sourcing sourcing = sourcingByStory
                .computeIfAbsent(
                        story, s -> s.sourcing().stream().collect(Collectors.toMap(Sourcing::fact, each -> each)))
                .get(fact);
        json.text("firstReport", sourcing == null ? null : sourcing.first())
                .text("lastReport", sourcing == null ? null : sourcing.last())
                .objects("onWord", sourcing == null ? List.<OnWord>of() : sourcing.words(), word -> json.word(
                                "by", word.by())
                        .text("source", ids.ofNullable(story, word.source()))
                        .strings("reports", word.reports())
                        .number("origins", word.origins()));
    }

    private void normCheck(StoryAccount story, NormCheck check) {
        Norm norm = check.norm();
        json.text("id", ids.of(story, check.id()))
                .object("norm", () -> json.text("id", norm.id())
                        .text("norm", norm.title().norm())
                        .text("paragraph", norm.title().paragraph())
                        .text("says", norm.title().says())
                        .word("quantity", norm.measure().quantity())
                        .word("comparator", norm.measure().comparator())
                        .number("threshold", norm.measure().threshold())
                        .text("source", norm.title().source()))
                .text("activity", check.activity())
                .word("answer", check.verdict().answer())
                .text("why", check.verdict().why())
                .number("origins", check.verdict().origins())
                .objects("inputs", check.inputs(), input -> {
                    mention(input.mention());
                    json.word("answer", input.answer());
                });
        mentions(check.mentions());
        json.objects("exceptions", check.exceptions(), this::mention)
                .objects("stated", check.stated(), this::mention)
                .text("story", story.story().id());
    }

    private void mentions(List<Mention> mentions) {
        json.objects("mentions", mentions, this::mention);
    }

    private void mention(Mention mention) {
        json.text("report", mention.report()).text("claim", mention.claim()).span("span", mention.span());
    }

    private void problem(InputProblem problem) {
        json.text("path", problem.path()).text("kind", problem.kind()).text("message", problem.message());
    }
}
