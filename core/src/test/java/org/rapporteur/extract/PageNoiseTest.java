package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.PageNoise.Mark;

class PageNoiseTest {
    private final PageNoise noise = new PageNoise();

    private Set<Mark> marks(String tag) {
        return noise.marks(Jsoup.parseBodyFragment(tag).body().child(0));
    }

    @Test
    void tagsAndRolesOfTheStandardAreSetAside() {
        assertEquals(Set.of(Mark.ASIDE), marks("<aside>"));
        assertEquals(Set.of(Mark.ASIDE), marks("<div role=Navigation>"));
        assertEquals(Set.of(Mark.ASIDE), marks("<div aria-hidden=true>"));
        assertEquals(Set.of(), marks("<section>"));
    }

    @Test
    void namesAreCutIntoWords() {
        assertEquals(Set.of(Mark.NOISE), marks("<div class='article-related-links'>"));
        assertEquals(Set.of(Mark.NOISE), marks("<div class='article shareBar'>"));
        assertEquals(Set.of(Mark.NOISE), marks("<div id=ad_1>"));
        assertEquals(Set.of(), marks("<div class='heading shareholders adaptive'>"));
    }

    @Test
    void twoWordsOfOneNameMayBeNoiseTogether() {
        assertEquals(Set.of(Mark.NOISE), marks("<div class='entry-meta'>"));
        assertEquals(Set.of(Mark.NOISE), marks("<div class='PostMeta'>"));
        assertEquals(Set.of(), marks("<div class='entry meta'>"));
    }

    @Test
    void aModifierIsNoNameUnlessItSaysWhatTheElementIs() {
        assertEquals(Set.of(), marks("<div class='story story--has-newsletter'>"));
        assertEquals(Set.of(Mark.NOISE), marks("<div class='node node--type--related'>"));
    }

    @Test
    void someWordsNameTheStandfirstUnderAHeadlineAndATeaserElsewhere() {
        assertEquals(Set.of(Mark.LEAD), marks("<p class=intro>"));
        assertEquals(Set.of(Mark.LEAD, Mark.NOISE), marks("<p class=teaser-text>"));
    }

    @Test
    void commentsAreNotCommentary() {
        assertEquals(Set.of(Mark.COMMENTS), marks("<div id=commentlist>"));
        assertEquals(Set.of(), marks("<div class=commentary>"));
    }
}
