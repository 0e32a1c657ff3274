package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.extract.Article;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Origin;
import org.rapporteur.text.Span;

/**
 * The account as linked data (JSON-LD 1.1), for programs that speak schema.org: reports as {@code NewsArticle}, utterances as
 * {@code Quotation}, events as {@code Event}; what was made from what in PROV-O; where each stands as a Web Annotation with a position
 * and the words themselves.
 *
 * <p>The context stands in the file, so that nothing is fetched to read it. The identifiers of reports, quotations and events are the
 * anchors of the page beside it.
 */
final class LinkedDataFile {
    private static final String PAGE = "index.html#";

    private final Account account;
    private final Ids ids;
    private final Sources sources;

    LinkedDataFile(Account account) {
        this.account = account;
        this.ids = new Ids(account.stories());
        this.sources = new Sources(account.readings());
    }

    /** Writes one document; leaves the stream open. */
    void write(OutputStream out) throws IOException {
        JsonWriter.document(
                out,
                json -> json.object(() -> {
                    json.object("@context", () -> json.text("@vocab", "https://schema.org/")
                            .text("prov", "http://www.w3.org/ns/prov#")
                            .text("oa", "http://www.w3.org/ns/oa#"));
                    List<Runnable> nodes = new ArrayList<>();
                    origins(json, nodes);
                    account.readings().forEach(reading -> nodes.add(() -> report(json, reading)));
                    for (StoryAccount story : account.stories()) {
                        story(json, story, nodes);
                    }
                    json.objects("@graph", nodes, Runnable::run);
                }));
    }

    private void story(JsonWriter json, StoryAccount story, List<Runnable> nodes) {
        StoryIndex index = new StoryIndex(story, sources);
        Set<String> named = new TreeSet<>();
        for (Utterance utterance : story.facts().utterances()) {
            Fact fact = index.fact(utterance);
            nodes.add(() -> quotation(json, story, utterance, fact));
            utterance.speakers().forEach(speaker -> named.add(speaker.entity()));
            fact.mentions().forEach(mention -> nodes.add(() -> annotation(json, story, fact, mention)));
        }
        for (FusedEvent event : story.facts().events()) {
            if (event.what().status() == Event.Status.DENIED) {
                continue; // schema.org cannot say that there was none
            }
            Fact fact = index.fact(event);
            nodes.add(() -> event(json, story, event, fact));
            FusedEvent.What what = event.what();
            named.addAll(what.actors());
            named.addAll(what.recipients());
            String place = what.place();
            if (place != null) {
                named.add(place);
            }
            fact.mentions().forEach(mention -> nodes.add(() -> annotation(json, story, fact, mention)));
        }
        for (String id : named) {
            MergedEntity entity = index.findEntity(id);
            if (entity != null) {
                nodes.add(() -> entity(json, story, entity));
            }
        }
    }

    /** An original that no report of the pile is: known by its credit alone. */
    private void origins(JsonWriter json, List<Runnable> nodes) {
        for (Origin origin : account.lineage().origins()) {
            if (origin.kind() == Origin.Kind.UNSEEN_ORIGINAL) {
                nodes.add(() -> json.text("@id", "#origin:" + Anchors.encode(origin.id()))
                        .strings("@type", List.of("CreativeWork", "prov:Entity"))
                        .text("creditText", origin.credited()));
            }
        }
    }

    private void report(JsonWriter json, Reading reading) {
        Article.Meta meta = reading.article().meta();
        json.text("@id", PAGE + Anchors.report(reading.id()))
                .strings("@type", List.of("NewsArticle", "prov:Entity"))
                .text("identifier", reading.id())
                .text("headline", meta.title())
                .text("url", meta.url())
                .text("datePublished", meta.published().value())
                .text("inLanguage", meta.language())
                .strings("author", meta.byline());
        String outlet = meta.outlet();
        if (outlet != null) {
            json.object("publisher", () -> json.text("@type", "Organization").text("name", outlet));
        }
        List<String> madeFrom = account.lineage().edges().stream()
                .filter(edge -> edge.from().equals(reading.id()) && isDerived(edge.relation()))
                .map(edge -> PAGE + Anchors.report(edge.to()))
                .toList();
        links(json, "prov:wasDerivedFrom", madeFrom);
        Map<String, Origin> origins = account.lineage().originByReport();
        Origin origin = origins.get(reading.id());
        if (origin != null && origin.kind() == Origin.Kind.UNSEEN_ORIGINAL) {
            links(json, "prov:hadPrimarySource", List.of("#origin:" + Anchors.encode(origin.id())));
        }
    }

    /** Two reports that draw on one source were not made from one another. */
    private static boolean isDerived(Edge.Relation relation) {
        return switch (relation) {
            case COPY, CUT, TRANSLATION, SPUN, REWRITE -> true;
            case SHARED_SOURCE -> false;
        };
    }

    private void quotation(JsonWriter json, StoryAccount story, Utterance utterance, Fact fact) {
        json.text("@id", id(story, fact))
                .strings("@type", List.of("Quotation", "prov:Entity"))
                .text("text", utterance.best().text());
        links(
                json,
                "spokenByCharacter",
                utterance.speakers().stream()
                        .map(speaker -> id(story, speaker.entity()))
                        .toList());
        derived(json, fact);
    }

    private void event(JsonWriter json, StoryAccount story, FusedEvent event, Fact fact) {
        json.text("@id", id(story, fact))
                .strings("@type", List.of("Event", "prov:Entity"))
                .text("name", fact.label())
                .text("additionalType", event.what().code())
                .date("startDate", event.date() == null ? null : event.date().earliest())
                .date("endDate", event.date() == null ? null : event.date().latest());
        String status = status(event.what().status());
        links(json, "eventStatus", status == null ? List.of() : List.of(status));
        links(json, "organizer", idsOf(story, event.what().actors()));
        links(json, "attendee", idsOf(story, event.what().recipients()));
        String place = event.what().place();
        if (place != null) {
            links(json, "location", List.of(id(story, place)));
        }
        derived(json, fact);
    }

    /** schema.org knows no word for what is over, under way or only possible: there the key stays empty. */
    private static @Nullable String status(Event.Status status) {
        return switch (status) {
            case PLANNED -> "https://schema.org/EventScheduled";
            case CANCELLED -> "https://schema.org/EventCancelled";
            case HAPPENED, ONGOING, POSSIBLE, DENIED -> null;
        };
    }

    private void entity(JsonWriter json, StoryAccount story, MergedEntity entity) {
        json.text("@id", id(story, entity.id())).text("@type", type(entity.type()));
        json.text("name", entity.name())
                .strings("alternateName", entity.aliases())
                .text("description", entity.role());
    }

    private static String type(EntityType type) {
        return switch (type) {
            case PERSON -> "Person";
            case ORGANISATION, GROUP -> "Organization";
            case PLACE -> "Place";
            case OTHER -> "Thing";
        };
    }

    /** Where a fact stands in a report. */
    private void annotation(JsonWriter json, StoryAccount story, Fact fact, Mention mention) {
        Span span = mention.span();
        String text = sources.expect(mention.report()).text();
        json.text("@type", "oa:Annotation");
        links(json, "oa:hasBody", List.of(id(story, fact)));
        json.object("oa:hasTarget", () -> {
            links(json, "oa:hasSource", List.of(PAGE + Anchors.report(mention.report())));
            json.objects(
                    "oa:hasSelector",
                    List.<Runnable>of(
                            () -> json.text("@type", "oa:TextPositionSelector")
                                    .number("oa:start", text.codePointCount(0, span.start()))
                                    .number("oa:end", text.codePointCount(0, span.end())),
                            () -> json.text("@type", "oa:TextQuoteSelector")
                                    .text("oa:exact", sources.wordsAt(mention))),
                    Runnable::run);
        });
    }

    private void derived(JsonWriter json, Fact fact) {
        links(
                json,
                "prov:wasDerivedFrom",
                fact.mentions().stream()
                        .map(Mention::report)
                        .distinct()
                        .map(report -> PAGE + Anchors.report(report))
                        .toList());
    }

    private static void links(JsonWriter json, String name, List<String> targets) {
        json.objects(name, targets, target -> json.text("@id", target));
    }

    private String id(StoryAccount story, Fact fact) {
        return PAGE + Anchors.fact(Words.camel(fact.kind()), ids.of(story, fact.id()));
    }

    private String id(StoryAccount story, String entity) {
        return "#entity:" + Anchors.encode(ids.of(story, entity));
    }

    private List<String> idsOf(StoryAccount story, List<String> entities) {
        return entities.stream().map(each -> id(story, each)).toList();
    }
}
