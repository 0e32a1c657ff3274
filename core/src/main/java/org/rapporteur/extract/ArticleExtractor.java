package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Problem;

/**
 * Turns a raw report into what a reader would call the article: its text without the page around it, and who published it
 * when, where it says so.
 *
 * <p>Thread-safe; the same report always gives the same article. Never fails: what is wrong becomes a problem of the article.
 */
public final class ArticleExtractor {
    /** Ready to use; large tables are loaded when first needed. */
    public ArticleExtractor() {}

    /** Reads one report. */
    public Article extract(RawReport raw) {
        List<Block> blocks =
                switch (raw.format()) {
                    case HTML -> MainText.of(HtmlPage.parse(raw.content()));
                    case TEXT, MARKDOWN ->
                        TextBlocks.of(raw.content()).stream()
                                .map(TextBlocks.Line::block)
                                .toList();
                };
        BodyText body = BodyText.of(blocks, raw.content());
        Given given = raw.given();
        List<Problem> problems = new ArrayList<>(raw.problems());
        Article.Meta meta = new Article.Meta(
                given.url(),
                given.title(),
                given.byline(),
                given.outlet(),
                "en",
                new Published(given.date(), given.dateEvidence()));
        return new Article(raw.id(), raw.path(), meta, body.text(), body.paragraphs(), List.of(), problems);
    }
}
