package org.rapporteur.publish;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.BriefLine;
import org.rapporteur.account.BriefLine.Section;
import org.rapporteur.account.Change;
import org.rapporteur.account.Chronology;
import org.rapporteur.account.Gloss;
import org.rapporteur.account.Norm;
import org.rapporteur.account.NormCheck;
import org.rapporteur.account.OnWord;
import org.rapporteur.account.Sourcing;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.account.Track;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Position;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedPosition;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.extract.Credit;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.lineage.Differing;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;
import org.rapporteur.story.Saga;
import org.rapporteur.story.Stories;
import org.rapporteur.story.Story;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/** An account of an invented crisis, written by hand: two states quarrel over a dam on a river that does not exist. */
final class DamAccount {
    final PileOfReports pile = new PileOfReports();
    String lisse = "Lisse";

    private static final String WIRE = """
            VARNHOLM (Harbour Wire) - Foreign Minister Mira Halloran will meet her Tarvian counterpart Oren Vask in Lisse on Thursday in a bid to end the stand-off over the Osel dam, the ministry said on Tuesday.

            “Tarvia could close the sluices at any hour,” spokeswoman Dana Prell told reporters. “We would rather talk than count sandbags.”

            Some 12,000 people have left the lower valley since the weekend, the civil protection office said.

            Tarvia denies that it plans to hold back the water. Vask said on Monday that the dam would stay open “as long as the treaty is honoured”.

            Lindmark demands inspections of the dam by neutral engineers. A round of talks in Brandt last week ended without result.""";

    private static final String COPY = """
            Foreign Minister Mira Halloran will meet her Tarvian counterpart Oren Vask in Lisse on Thursday in a bid to end the stand-off over the Osel dam, the ministry said on Tuesday.

            “Tarvia could close the sluices at any hour,” spokeswoman Dana Prell told reporters.

            Some 12,000 people have left the lower valley since the weekend, the civil protection office said.""";

    private static final String MERIDIAN = """
            Lindmark is preparing for the worst while its diplomats pack for Lisse, where Mira Halloran and Oren Vask are to sit down on Thursday.

            “Tarvia could, at any hour, close the sluices,” a senior Lindmark official said on condition of anonymity. “Talking is cheaper than sandbags.”

            More than 15,000 people have fled the valley, according to mayors along the river.

            The official said that the talks in Brandt had “not been wasted”, and that a round of the river commission was planned for March 12.

            Mr Vask, asked in the Tarvian capital, rejected inspections as “an insult with a clipboard”.""";

    private static final String SPUN = """
            Overseas Minister Mira Halloran volition conscionable Oren Vask connected Thursday successful Lisse, the ministry said.

            “Tarvia might shut the floodgates at immoderate hour,” spokesperson Dana Prell instructed journalists.""";

    private static final String UNKNOWN = """
            The dam of Osel it is a thing of dispute. “Tarvia can the locks to shut each hour,” has said an official of Lindmark.""";

    private static final String LATER = """
            The meeting between Mira Halloran and Oren Vask, announced for Thursday, has been put off to Friday because of fog at Lisse airfield, a Tarvian diplomat said on Wednesday.

            Lindmark insisted that the date stood. “Nobody has told us about any fog,” Dana Prell said.""";

    DamAccount() {
        pile.report("harbour-wire", WIRE)
                .headed(
                        "Halloran to meet Vask in Lisse as dam stand-off deepens",
                        "Harbour Wire",
                        "2031-03-04T18:10+01:00",
                        "Ilse Brandauer",
                        "Tom Reck")
                .credit(Credit.Kind.SOURCE, "Harbour Wire")
                .entity("mira-halloran", "Mira Halloran", EntityType.PERSON, "Foreign Minister", true)
                .entity("oren-vask", "Oren Vask", EntityType.PERSON, "Tarvian counterpart", true)
                .entity("dana-prell", "Dana Prell", EntityType.PERSON, "spokeswoman", true)
                .entity("tarvia", "Tarvia", EntityType.PLACE, null, true)
                .quote("q1", "dana-prell", true, "Tarvia could close the sluices at any hour")
                .quote("q2", "dana-prell", true, "We would rather talk than count sandbags")
                .quote("q3", "oren-vask", true, "as long as the treaty is honoured")
                .event("e1", "CONSULT", "meet", "2031-03-06", Event.Status.PLANNED)
                .event("e2", "CONSULT", "talks in Brandt", null, Event.Status.HAPPENED)
                .position("p1", "lindmark", Position.Stance.DEMANDS, "inspections of the dam by neutral engineers")
                .position("p2", "tarvia", Position.Stance.DENIES, "that it plans to hold back the water");
        pile.report("osel-courier", COPY)
                .headed("Lisse talks: ministers face each other over dam", "Osel Courier", "2031-03-04T21:02")
                .credit(Credit.Kind.SOURCE, "Harbour Wire")
                .quote("q1", "dana-prell", true, "Tarvia could close the sluices at any hour")
                .event("e1", "CONSULT", "meet", "2031-03-06", Event.Status.PLANNED);
        pile.report("meridian", MERIDIAN)
                .headed("Sandbags and small talk: a valley waits", "The Meridian", "2031-03-05", "Pia Lorne")
                .quote("q1", "senior-lindmark-official", false, "Tarvia could, at any hour, close the sluices")
                .quote("q2", "senior-lindmark-official", false, "Talking is cheaper than sandbags")
                .quote("q3", "senior-lindmark-official", false, "not been wasted")
                .quote("q4", "oren-vask", true, "an insult with a clipboard")
                .event("e1", "CONSULT", "sit down", "2031-03-06", Event.Status.PLANNED)
                .event("e2", "CONSULT", "round of the river commission", "2031-03-12", Event.Status.PLANNED)
                .position("p1", "oren-vask", Position.Stance.REJECTS, "inspections");
        pile.report("newsbot", SPUN)
                .headed("Halloran volition conscionable Vask", "newsbot.example", "2031-03-05T02:00")
                .mangled(
                        0.31,
                        "synonyms that no writer picks: volition conscionable, instructed journalists",
                        "no byline")
                .credit(Credit.Kind.SOURCE, "North Sea Press")
                .credit(Credit.Kind.CONTINUED_ELSEWHERE, "Read Entire Article")
                .quote("q1", "dana-prell", true, "Tarvia might shut the floodgates at immoderate hour")
                .event("e1", "CONSULT", "conscionable", "2031-03-06", Event.Status.PLANNED);
        pile.report("blog", UNKNOWN)
                .headed("Dam of Osel, the dispute", "riverblog.example", "2031-03-05")
                .mangled(0.22, "word order of a machine translation")
                .quote("q1", "official", false, "Tarvia can the locks to shut each hour");
        pile.expect("blog").problems.add(Problem.of("date-weak", "The date is only that of the page."));
        pile.report("evening-post", LATER)
                .headed("Fog pushes Lisse meeting to Friday", "Evening Post", "2031-03-05T19:45", "Jon Askew")
                .quote("q1", "dana-prell", true, "Nobody has told us about any fog")
                .event("e1", "CONSULT", "meeting", "2031-03-07", Event.Status.PLANNED);
        pile.expect("harbour-wire").url = "https://wire.example/dam?x=1&y=2";
    }

    Lineage lineage() {
        List<Origin> origins = new ArrayList<>(originsOfTheDam());
        if (pile.reports.containsKey("mill")) {
            origins.add(new Origin("mill", List.of("mill"), Origin.Kind.REPORT, null));
        }
        return new Lineage(edges(), origins);
    }

    private static Span spanOf(String text, String words) {
        int start = text.indexOf(words);
        return new Span(start, start + words.length());
    }

    private static List<Edge> edges() {
        return List.of(
                new Edge(
                        "osel-courier",
                        "harbour-wire",
                        Edge.Relation.CUT,
                        0.98765,
                        0.4,
                        List.of(),
                        List.of("credits Harbour Wire"),
                        List.of("61 of 62 words in the same order", "credits Harbour Wire")),
                new Edge(
                        "newsbot",
                        "harbour-wire",
                        Edge.Relation.SHARED_SOURCE,
                        0.41,
                        0.2,
                        List.of(new Differing(
                                Differing.Kind.OTHER, spanOf(SPUN, "floodgates"), spanOf(WIRE, "sluices"))),
                        List.of("mangled, the other is clean"),
                        List.of("same quote, other words")));
    }

    private static List<Origin> originsOfTheDam() {
        return List.of(
                new Origin("harbour-wire", List.of("harbour-wire", "osel-courier"), Origin.Kind.REPORT, null),
                new Origin("meridian", List.of("meridian"), Origin.Kind.REPORT, null),
                new Origin("evening-post", List.of("evening-post"), Origin.Kind.REPORT, null),
                new Origin(
                        "unseen-north-sea-press", List.of("newsbot"), Origin.Kind.UNSEEN_ORIGINAL, "North Sea Press"),
                new Origin("unseen-blog", List.of("blog"), Origin.Kind.UNSEEN_ORIGINAL, null));
    }

    private MergedEntity person(String id, String name, @Nullable String role, boolean named, String... reports) {
        return new MergedEntity(
                id,
                name,
                EntityType.PERSON,
                role,
                named,
                List.of(),
                List.of(reports).stream()
                        .map(r -> new MergedEntity.Member(r, id))
                        .toList());
    }

    Facts facts() {
        List<MergedEntity> entities = List.of(
                person("mira-halloran", "Mira Halloran", "Foreign Minister", true, "harbour-wire", "meridian"),
                person("oren-vask", "Oren Vask", "Tarvian foreign minister", true, "harbour-wire", "meridian"),
                person("dana-prell", "Dana Prell", "spokeswoman", true, "harbour-wire", "evening-post"),
                person("senior-lindmark-official", "senior Lindmark official", null, false, "meridian"),
                new MergedEntity(
                        "lindmark",
                        "Lindmark",
                        EntityType.PLACE,
                        null,
                        true,
                        List.of(),
                        List.of(new MergedEntity.Member("harbour-wire", "lindmark"))),
                new MergedEntity(
                        "tarvia",
                        "Tarvia",
                        EntityType.PLACE,
                        null,
                        true,
                        List.of("Republic of Tarvia"),
                        List.of(new MergedEntity.Member("harbour-wire", "tarvia"))),
                new MergedEntity(
                        "lisse",
                        lisse,
                        EntityType.PLACE,
                        null,
                        true,
                        List.of(),
                        List.of(new MergedEntity.Member("harbour-wire", "lisse"))));
        Utterance sluices = new Utterance(
                "u-sluices",
                List.of(
                        new Utterance.Speaker("dana-prell", List.of("harbour-wire", "newsbot", "osel-courier"), 2),
                        new Utterance.Speaker("senior-lindmark-official", List.of("blog", "meridian"), 1)),
                pile.variant("harbour-wire", "q1", 1),
                List.of(
                        pile.variant("harbour-wire", "q1", 1),
                        pile.variant("osel-courier", "q1", 1),
                        pile.variant("meridian", "q1", 0.93),
                        pile.variant("newsbot", "q1", 0.71),
                        pile.variant("blog", "q1", 0.52)),
                true,
                3);
        Utterance sandbags = new Utterance(
                "u-sandbags",
                List.of(new Utterance.Speaker("dana-prell", List.of("harbour-wire"), 1)),
                pile.variant("harbour-wire", "q2", 1),
                List.of(pile.variant("harbour-wire", "q2", 1)),
                false,
                1);
        Utterance clipboard = new Utterance(
                "u-clipboard",
                List.of(new Utterance.Speaker("oren-vask", List.of("meridian"), 1)),
                pile.variant("meridian", "q4", 1),
                List.of(pile.variant("meridian", "q4", 1)),
                false,
                1);
        Utterance fog = new Utterance(
                "u-fog",
                List.of(),
                pile.variant("evening-post", "q1", 1),
                List.of(pile.variant("evening-post", "q1", 1)),
                false,
                1);
        FusedEvent meeting = new FusedEvent(
                "e-meeting",
                new FusedEvent.What(
                        "CONSULT", Event.Status.PLANNED, List.of("mira-halloran"), List.of("oren-vask"), "lisse"),
                new FusedEvent.When("2031-03-06", LocalDate.of(2031, 3, 6), LocalDate.of(2031, 3, 6)),
                List.of(
                        pile.mention("harbour-wire", "e1", "meet"),
                        pile.mention("osel-courier", "e1", "meet"),
                        pile.mention("meridian", "e1", "sit down"),
                        pile.mention("newsbot", "e1", "conscionable"),
                        pile.mention("evening-post", "e1", "meeting")),
                4,
                List.of("c-date"));
        FusedEvent commission = new FusedEvent(
                "e-commission",
                new FusedEvent.What("CONSULT", Event.Status.PLANNED, List.of(), List.of(), null),
                new FusedEvent.When("2031-W11", LocalDate.of(2031, 3, 10), LocalDate.of(2031, 3, 16)),
                List.of(pile.mention("meridian", "e2", "round of the river commission")),
                1,
                List.of());
        FusedEvent brandt = new FusedEvent(
                "e-brandt",
                new FusedEvent.What("CONSULT", Event.Status.HAPPENED, List.of("lindmark", "tarvia"), List.of(), null),
                new FusedEvent.When("2031-W09", LocalDate.of(2031, 2, 24), LocalDate.of(2031, 3, 2)),
                List.of(
                        pile.mention("harbour-wire", "e2", "talks in Brandt"),
                        pile.mention("meridian", "q3", "talks in Brandt")),
                2,
                List.of());
        FusedEvent undated = new FusedEvent(
                "e-undated",
                new FusedEvent.What("AID", Event.Status.DENIED, List.of("tarvia"), List.of(), null),
                null,
                List.of(pile.mention("harbour-wire", "e3", "hold back the water")),
                1,
                List.of());
        FusedQuantity displaced = new FusedQuantity(
                "n-people",
                "people have left the lower valley",
                "person",
                List.of(
                        new FusedQuantity.Value(
                                new BigDecimal("12000"),
                                null,
                                Quantity.Modifier.ABOUT,
                                List.of(
                                        pile.mention("harbour-wire", "4", "Some 12,000 people"),
                                        pile.mention("osel-courier", "3", "Some 12,000 people")),
                                1),
                        new FusedQuantity.Value(
                                new BigDecimal("15000"),
                                null,
                                Quantity.Modifier.AT_LEAST,
                                List.of(pile.mention("meridian", "3", "More than 15,000 people")),
                                1)),
                2,
                true);
        return new Facts(
                entities,
                List.of(sluices, sandbags, clipboard, fog),
                List.of(meeting, commission, brandt, undated),
                List.of(
                        new FusedPosition(
                                "p-inspections",
                                "lindmark",
                                Position.Stance.DEMANDS,
                                "tarvia",
                                "inspections of the dam by neutral engineers",
                                List.of(pile.mention(
                                        "harbour-wire", "p1", "inspections of the dam by neutral engineers")),
                                null,
                                1),
                        new FusedPosition(
                                "p-water",
                                "tarvia",
                                Position.Stance.DENIES,
                                null,
                                "that it plans to hold back the water",
                                List.of(pile.mention("harbour-wire", "p2", "that it plans to hold back the water")),
                                null,
                                1),
                        new FusedPosition(
                                "p-clipboard",
                                "oren-vask",
                                Position.Stance.REJECTS,
                                null,
                                "inspections",
                                List.of(pile.mention("meridian", "p1", "inspections")),
                                null,
                                1)),
                List.of(displaced),
                List.of(
                        new Contradiction(
                                "c-speaker",
                                Contradiction.Kind.ATTRIBUTION,
                                "u-sluices",
                                List.of(
                                        new Contradiction.Version(
                                                "Dana Prell",
                                                List.of(
                                                        pile.mention("harbour-wire", "q1", "at any hour"),
                                                        pile.mention("osel-courier", "q1", "at any hour"),
                                                        pile.mention("newsbot", "q1", "at immoderate hour")),
                                                2),
                                        new Contradiction.Version(
                                                "senior Lindmark official",
                                                List.of(
                                                        pile.mention("meridian", "q1", "at any hour"),
                                                        pile.mention("blog", "q1", "each hour")),
                                                1))),
                        new Contradiction(
                                "c-date",
                                Contradiction.Kind.DATE,
                                "e-meeting",
                                List.of(
                                        new Contradiction.Version(
                                                "2031-03-06",
                                                List.of(
                                                        pile.mention("harbour-wire", "e1", "on Thursday"),
                                                        pile.mention("meridian", "e1", "on Thursday")),
                                                2),
                                        new Contradiction.Version(
                                                "2031-03-07",
                                                List.of(pile.mention("evening-post", "e1", "put off to Friday")),
                                                1))),
                        new Contradiction(
                                "c-people",
                                Contradiction.Kind.NUMBER,
                                "n-people",
                                List.of(
                                        new Contradiction.Version(
                                                "about 12000",
                                                List.of(pile.mention("harbour-wire", "4", "Some 12,000 people")),
                                                1),
                                        new Contradiction.Version(
                                                "at least 15000",
                                                List.of(pile.mention("meridian", "3", "More than 15,000 people")),
                                                1)))));
    }

    /** Words of the wire report, where they stand among others. */
    private Span words(String around, String words) {
        int start = WIRE.indexOf(around) + around.indexOf(words);
        return new Span(start, start + words.length());
    }

    StoryAccount story() {
        return new StoryAccount(
                new Story(
                        "dam",
                        "Halloran to meet Vask in Lisse as dam stand-off deepens",
                        List.of("harbour-wire", "osel-courier", "newsbot", "meridian", "blog", "evening-post")),
                4,
                facts(),
                List.of(
                        new BriefLine(
                                Section.KNOWN,
                                "e-brandt",
                                pile.sentence("harbour-wire", "e2", "talks in Brandt"),
                                2,
                                2,
                                List.of()),
                        new BriefLine(
                                Section.KNOWN,
                                "p-water",
                                pile.sentence("harbour-wire", "p2", "the dam would stay open"),
                                1,
                                1,
                                List.of(
                                        new Gloss(
                                                words("Vask said on Monday", "Vask"),
                                                "Oren Vask",
                                                "Tarvian counterpart",
                                                words("counterpart Oren Vask in Lisse", "Oren Vask")),
                                        new Gloss(words("Vask said on Monday", "Monday"), "2031-03-03", null, null))),
                        new BriefLine(
                                Section.DISPUTED,
                                "u-sluices",
                                pile.sentence("harbour-wire", "q1", "at any hour"),
                                5,
                                3,
                                List.of()),
                        new BriefLine(
                                Section.DISPUTED,
                                "n-people",
                                pile.sentence("meridian", "3", "More than 15,000 people"),
                                3,
                                2,
                                List.of()),
                        new BriefLine(
                                Section.AHEAD,
                                "e-meeting",
                                pile.sentence("harbour-wire", "e1", "will meet"),
                                List.of(),
                                5,
                                4,
                                new FusedEvent.When("2031-03-06", LocalDate.of(2031, 3, 6), LocalDate.of(2031, 3, 6)),
                                "lisse",
                                List.of())),
                new Chronology(List.of("e-brandt", "e-meeting"), List.of("e-meeting", "e-commission"), List.of()),
                List.of(
                        new Track(
                                "t-dam",
                                "the Osel dam",
                                List.of(
                                        pile.sentence("harbour-wire", "0", "Osel dam"),
                                        pile.sentence("osel-courier", "0", "Osel dam")),
                                List.of(),
                                1),
                        new Track(
                                "t-inspections",
                                "inspections of the dam",
                                List.of(
                                        pile.sentence("harbour-wire", "6", "inspections of the dam"),
                                        pile.sentence("meridian", "6", "rejected inspections")),
                                List.of("p-inspections", "p-clipboard"),
                                2)),
                List.of(
                        new Change(Change.Kind.NEW, "u-fog", List.of("evening-post")),
                        new Change(Change.Kind.CONTRADICTED, "e-meeting", List.of("evening-post"))),
                List.of(evacuation()),
                List.of(new Sourcing(
                        "e-meeting",
                        "harbour-wire",
                        "evening-post",
                        List.of(
                                new OnWord(OnWord.By.REPORT, null, List.of("harbour-wire", "osel-courier"), 1),
                                new OnWord(OnWord.By.SOURCE, "dana-prell", List.of("meridian"), 1)))));
    }

    /** The flight from the valley, held against a rule for evacuations. */
    private NormCheck evacuation() {
        Mention some = pile.mention("harbour-wire", "4", "Some 12,000 people");
        Mention more = pile.mention("meridian", "3", "More than 15,000 people");
        return new NormCheck(
                "norm:relief:harbour-wire:4",
                new Norm(
                        "relief",
                        new Norm.Title("Osel Treaty", "7", "relief is due from 10,000 people on", null),
                        new Norm.Measure(
                                Norm.Quantity.COUNT,
                                List.of("person"),
                                Norm.Comparator.AT_LEAST,
                                new BigDecimal(10_000)),
                        new Norm.Scope(List.of("flight"), List.of(), List.of(), List.of("voluntary"), "8")),
                "flight (lower valley)",
                new NormCheck.Verdict(NormCheck.Answer.ABOVE, "by the figures given", 2),
                List.of(
                        new NormCheck.Input(some, NormCheck.Answer.ABOVE),
                        new NormCheck.Input(more, NormCheck.Answer.ABOVE)),
                List.of(
                        pile.sentence("harbour-wire", "4", "Some 12,000 people"),
                        pile.sentence("meridian", "3", "More than 15,000 people")),
                List.of(),
                List.of());
    }

    /** The pile with one more report, which tells another story and names a person whom the first one also knows. */
    Account twoStories() {
        pile.report("mill", "Dana Prell opened a mill in Brandt.").headed("A mill opens", "Osel Courier", "2031-03-02");
        return account(List.of(story(), secondStory()));
    }

    /** The same with an event in the second story that was over before anything happened in the first. */
    Account twoStoriesInTime() {
        pile.report("mill", "Dana Prell opened a mill in Brandt.").headed("A mill opens", "Osel Courier", "2031-03-02");
        FusedEvent opening = new FusedEvent(
                "e-mill",
                new FusedEvent.What("AID", Event.Status.HAPPENED, List.of("dana-prell"), List.of(), null),
                new FusedEvent.When("2031-02-20", LocalDate.of(2031, 2, 20), LocalDate.of(2031, 2, 20)),
                List.of(pile.mention("mill", "e1", "opened")),
                1,
                List.of());
        return account(List.of(story(), secondStory(List.of(opening))));
    }

    private StoryAccount secondStory() {
        return secondStory(List.of());
    }

    private StoryAccount secondStory(List<FusedEvent> events) {
        Facts facts = new Facts(
                List.of(person("dana-prell", "Dana Prell", null, true, "mill")),
                List.of(),
                events,
                List.of(),
                List.of(),
                List.of());
        return new StoryAccount(
                new Story("mill", "A mill opens", List.of("mill")),
                1,
                facts,
                List.of(),
                new Chronology(events.stream().map(FusedEvent::id).toList(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    Account account() {
        return account(List.of(story()));
    }

    Account account(List<StoryAccount> stories) {
        return new Account(
                LocalDate.of(2031, 3, 5),
                LocalDate.of(2031, 3, 4),
                "0.1.0",
                pile.readings(),
                lineage(),
                stories,
                new Stories(
                        stories.stream().map(StoryAccount::story).toList(),
                        stories.stream()
                                .map(each -> Saga.of(List.of(each.story())))
                                .toList(),
                        Map.of(),
                        List.of()),
                List.of(new InputProblem("pile/broken.txt.gz", "gzip-truncated", "The file ends early, at byte 112.")));
    }
}
