package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.rapporteur.lineage.Piles.credit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;
import org.rapporteur.extract.Credit.Kind;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;

/** An original that is not in the pile is known by what its copies say of it, and only by that. */
class UnseenCreditTest {
    /** Texts without a word in common, so that only credits can join them. */
    private static final List<String> TEXTS = List.of(
            "Ferries from Haven stay in port while divers look for mines, harbour master Ilka Brandt said.",
            "Grain prices in Tarvia rose sharply after merchants learned of closed shipping lanes, according to brokers.",
            "Fishermen along Lisse bay protest against new patrols; their guild wants compensation before winter storms.");

    private static Article article(
            @Nullable String url,
            @Nullable String outlet,
            @Nullable String canonical,
            List<String> byline,
            Credit... credits) {
        return article("r", url, outlet, canonical, null, byline, TEXTS.getFirst(), credits);
    }

    private static Article article(
            String id,
            @Nullable String url,
            @Nullable String outlet,
            @Nullable String canonical,
            @Nullable String day,
            List<String> byline,
            String text,
            Credit... credits) {
        Article.Meta meta = new Article.Meta(
                url, id, byline, outlet, "en", new Published(day, null), Published.UNKNOWN, null, canonical);
        return new Article(id, id + ".html", meta, AlignedText.identity(text), List.of(), List.of(credits), List.of());
    }

    private static @Nullable UnseenCredit clean(@Nullable String url, @Nullable String outlet, Credit... credits) {
        return UnseenCredit.of(article(url, outlet, null, List.of(), credits), false);
    }

    private static Credit source(String name) {
        return credit(Kind.SOURCE, name);
    }

    private static Credit canonical(String place) {
        return credit(Kind.CANONICAL, place);
    }

    @Test
    void aCreditToAnotherHouseNamesTheOriginal() {
        UnseenCredit reuters = new UnseenCredit("Reuters", List.of());
        assertEquals(reuters, clean("https://copy.example/world/reuters-poll", "Copy Daily", source("Reuters")));
        assertEquals(
                new UnseenCredit("AP", List.of()),
                clean("https://www.japantimes.co.jp/a", "The Japan Times", source("AP")));
        assertEquals(new UnseenCredit("AP", List.of()), clean("https://capcoast.example/a", "Cap Coast", source("AP")));
    }

    @Test
    void aCreditToItsOwnHouseIsNone() {
        assertNull(clean("https://apnews.com/article/1", null, source("Associated Press")));
        assertNull(clean("https://apnews.com/article/1", "AP News", source("AP")));
        assertNull(clean("https://www.voanews.com/a/1", null, source("VOA")));
        assertNull(clean("https://coastnews.example/1", null, source("Coast News")));
        assertNull(clean("https://www.harbourage.example/1", null, source("Harbourage 12 / 2031")));
        assertNull(clean(null, "Coast News Service", source("Coast News Service")));
        assertNull(clean("https://m.herald.co.uk/1", null, source("www.herald.co.uk")));
        assertNull(clean(null, null, source("Reuters")));
    }

    @Test
    void aPageThatIsOnlyReachedByAnotherAddressIsItsOwn() {
        assertNull(clean("https://feeds.example/r/17", "Coast Herald", canonical("coastherald.example")));
        assertNull(clean("https://edition.herald.co.uk/1", null, canonical("www.herald.co.uk")));
        assertNull(clean("https://www.bbc.co.uk/news/1", null, canonical("bbc.com")));
        assertNull(
                clean("https://archive.example/web/2031/https://herald.example/1", null, canonical("herald.example")));
        assertEquals(
                new UnseenCredit("coastherald.example", List.of()),
                clean("https://copy.example/1", "Herald", canonical("coastherald.example")));
    }

    @Test
    void anAddressOfTheOriginalTellsItFromOthers() {
        assertEquals(
                new UnseenCredit("herald.example", List.of("url:herald.example/2031/strait")),
                UnseenCredit.of(
                        article(
                                "https://copy.example/b",
                                "Copy Daily",
                                "https://www.herald.example/2031/Strait/amp/?utm_source=x",
                                List.of(),
                                canonical("herald.example")),
                        false));
        assertEquals(
                new UnseenCredit("herald.example", List.of()),
                UnseenCredit.of(
                        article(
                                "https://copy.example/b",
                                "Copy Daily",
                                "https://herald.example/",
                                List.of(),
                                canonical("herald.example")),
                        false));
        assertEquals(
                new UnseenCredit("Coast Herald", List.of("url:herald.example/2031/strait")),
                clean(
                        "https://copy.example/b",
                        "Copy Daily",
                        source("Coast Herald"),
                        canonical("herald.example/2031/strait")));
    }

    @Test
    void aSignOffUnderAnAgencysTextNamesItsWriters() {
        Credit roe = credit(Kind.REPORTER, "Jane Roe");
        assertEquals(
                new UnseenCredit("Jane Roe (Reuters)", List.of("writers:jane-roe")),
                clean("https://copy.example/b", "Copy Daily", source("Reuters"), roe));
        assertNull(clean("https://copy.example/b", "Copy Daily", roe));
        assertEquals(
                new UnseenCredit("Reuters", List.of()),
                UnseenCredit.of(
                        article(
                                "https://copy.example/b",
                                "Copy Daily",
                                null,
                                List.of("Ann Poe"),
                                source("Reuters"),
                                roe),
                        false));
    }

    private static @Nullable UnseenCredit mangled(String... byline) {
        return UnseenCredit.of(article("https://copy.example/b", "Copy Daily", null, List.of(byline)), true);
    }

    @Test
    void onlyFullNamesTellAnOriginal() {
        assertEquals(new UnseenCredit("Jane Roe", List.of("writers:jane-roe")), mangled("Jane Roe"));
        assertEquals(
                new UnseenCredit("Jané A. Roe, Zed", List.of("writers:jane-roe+zed-zed")),
                mangled("Jané A. Roe", "Zed"));
        assertEquals(new UnseenCredit("Admin", List.of()), mangled("Admin"));
        assertEquals(new UnseenCredit("J. Roe", List.of()), mangled("J. Roe"));
        assertEquals(new UnseenCredit("Jane Roe", List.of("writers:jane-roe")), mangled("-", "Jane Roe"));
        assertNull(mangled("-"));
        assertNull(mangled("A. B."));
    }

    private static List<List<String>> origins(Article... articles) {
        LineageTracker tracker = new LineageTracker();
        Annotation annotation = new Annotation(
                List.of(), List.of(), List.of(), List.of(), new Fidelity(Fidelity.State.CLEAN, 1, List.of()));
        for (Article article : articles) {
            tracker.observe(new Reading(article, annotation, List.of(), List.of(), List.of()));
        }
        List<List<String>> reports = new ArrayList<>();
        tracker.lineage().origins().forEach(origin -> reports.add(origin.reports()));
        return reports;
    }

    private static Article on(String id, @Nullable String day, int text, Credit... credits) {
        return article(
                id,
                "https://" + id + ".example/1",
                "The " + id + " Post",
                null,
                day,
                List.of(),
                TEXTS.get(text),
                credits);
    }

    @Test
    void reportsOfOneUnseenOriginalShareItsOrigin() {
        Credit place = canonical("herald.example/2031/strait");
        assertEquals(
                List.of(List.of("aster", "birch"), List.of("cedar")),
                origins(
                        on("aster", "2031-03-03", 0, place),
                        on("birch", "2031-03-20", 1, place, source("Coast Herald")),
                        on("cedar", "2031-03-03", 2, source("Coast Herald"))));
    }

    @Test
    void whatFollowsTheQuestionMarkTellsOriginalsApart() {
        assertEquals(
                List.of(List.of("aster"), List.of("birch", "cedar")),
                origins(
                        on("aster", "2031-03-03", 0, canonical("herald.example/story.php?id=17")),
                        on("birch", "2031-03-03", 1, canonical("herald.example/story.php?id=18")),
                        on("cedar", "2031-03-04", 2, canonical("herald.example/story.php?gclid=k2&id=18#strait"))));
    }

    @Test
    void aReportOfThePileIsTheOriginalOfThoseThatCreditItsAddress() {
        Credit place = canonical("aster.example/1");
        assertEquals(
                List.of(List.of("aster", "birch"), List.of("cedar")),
                origins(
                        on("aster", "2031-03-03", 0),
                        on("birch", "2031-03-04", 1, place),
                        on("cedar", "2031-03-04", 2, canonical("aster.example/2"))));
    }

    @Test
    void theSameWritersCountForTwoDays() {
        Credit[] signed = {
            source("Reuters"), credit(Kind.REPORTER, "Jane Roe"), credit(Kind.REPORTER, "John Doe"),
        };
        assertEquals(
                List.of(List.of("aster", "birch"), List.of("cedar")),
                origins(
                        on("aster", "2031-03-03", 0, signed),
                        on("birch", "2031-03-05", 1, signed),
                        on("cedar", "2031-03-09", 2, signed)));
    }

    @Test
    void bylinesThatNameNobodyJoinNothing() {
        for (String byline : List.of("-", "A. B.", "admin", "J. Roe")) {
            Credit[] signed = {source("Reuters"), credit(Kind.REPORTER, byline)};
            assertEquals(
                    List.of(List.of("aster"), List.of("birch")),
                    origins(on("aster", "2031-03-03", 0, signed), on("birch", "2031-03-03", 1, signed)),
                    byline);
        }
    }

    @Test
    void aWeekOfReportsByTheSameWritersIsNoOneOriginal() {
        Credit[] signed = {source("Reuters"), credit(Kind.REPORTER, "Jane Roe")};
        assertEquals(
                List.of(List.of("aster", "birch"), List.of("cedar")),
                origins(
                        on("aster", "2031-03-03", 0, signed),
                        on("birch", "2031-03-05", 1, signed),
                        on("cedar", "2031-03-07", 2, signed)));
    }

    @Test
    void aCopyOfAnOldOriginalBringsItsWritersOnItsOwnDay() {
        Credit place = canonical("herald.example/2031/strait");
        Credit roe = credit(Kind.REPORTER, "Jane Roe");
        assertEquals(
                List.of(List.of("aster", "birch", "cedar")),
                origins(
                        on("aster", "2031-03-03", 0, place),
                        on("birch", "2031-03-20", 1, place, roe),
                        on("cedar", "2031-03-21", 2, source("Reuters"), roe)));
    }

    @Test
    void anAddressAndWritersTogetherJoinThree() {
        Credit place = canonical("herald.example/2031/strait");
        Credit roe = credit(Kind.REPORTER, "Jane Roe");
        assertEquals(
                List.of(List.of("aster", "birch", "cedar")),
                origins(
                        on("aster", "2031-03-03", 0, place),
                        on("birch", "2031-03-03", 1, source("Reuters"), roe),
                        on("cedar", "2031-03-04", 2, place, roe)));
    }

    @Test
    void anAgencysNameAloneJoinsNothing() {
        assertEquals(
                List.of(List.of("aster"), List.of("birch")),
                origins(
                        on("aster", "2031-03-03", 0, source("Reuters")),
                        on("birch", "2031-03-03", 1, source("Reuters"))));
    }
}
