package org.rapporteur.eval;

import com.chimbori.crux.articles.ArticleExtractor;
import de.l3s.boilerpipe.BoilerpipeProcessingException;
import java.util.ArrayList;
import java.util.List;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

/**
 * A program that finds the article in a page: ours, or one of those that Maven Central has. All get the same decoded page, none
 * its address; all run on this build's jsoup.
 *
 * <p>Resolved and left out: goose 2.1.23 calls a constructor that jsoup has dropped; jreadability 1.3 found nothing on a simple page,
 * on its own jsoup too. Snacktory, WebCollector and Tika's handler of boilerpipe did not resolve at the coordinates tried.
 */
enum Peer {
    RAPPORTEUR("rapporteur") {
        private final org.rapporteur.extract.ArticleExtractor extractor = new org.rapporteur.extract.ArticleExtractor();

        @Override
        List<String> paragraphs(String html) {
            Article article = extractor.extract(
                    new RawReport("page", "page", RawReport.Format.HTML, html, Given.NOTHING, List.of()));
            return article.paragraphs().stream()
                    .map(paragraph -> paragraph.span().in(article.text()))
                    .toList();
        }
    },
    BOILERPIPE("boilerpipe 1.2.2") {
        @Override
        List<String> paragraphs(String html) throws BoilerpipeProcessingException {
            return lines(
                    de.l3s.boilerpipe.extractors.ArticleExtractor.getInstance().getText(html));
        }
    },
    READABILITY4J("readability4j 1.0.8") {
        @Override
        List<String> paragraphs(String html) {
            return blocks(new Readability4J(ADDRESS, html).parse().getArticleContent());
        }
    },
    CRUX("crux 2.1.0") {
        @Override
        List<String> paragraphs(String html) {
            return blocks(ArticleExtractor.with(ADDRESS, html)
                    .extractMetadata()
                    .extractContent()
                    .article()
                    .document);
        }
    },
    /** Finds nothing: what all those that use jsoup pay before they begin. */
    BARE_PARSE("jsoup 1.24.1, bare parse") {
        @Override
        List<String> paragraphs(String html) {
            Jsoup.parse(html);
            return List.of();
        }
    };

    /** Some want an address to complete links with. */
    private static final String ADDRESS = "http://localhost/";

    private final String shown;

    Peer(String shown) {
        this.shown = shown;
    }

    /** Name and version. */
    String shown() {
        return shown;
    }

    /** The article's paragraphs; whatever it throws counts as no article. */
    abstract List<String> paragraphs(String html) throws Exception;

    static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** The text of each block element of an article that came as HTML. */
    static List<String> blocks(@Nullable Node content) {
        List<String> blocks = new ArrayList<>();
        if (content == null) {
            return blocks;
        }
        StringBuilder block = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode text) {
                            block.append(text.getWholeText());
                        } else {
                            edge(node);
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        edge(node);
                    }

                    private void edge(Node node) {
                        if (node instanceof Element element
                                && (element.isBlock() || element.normalName().equals("br"))) {
                            finish();
                        }
                    }

                    private void finish() {
                        if (!block.toString().isBlank()) {
                            blocks.add(block.toString().strip());
                        }
                        block.setLength(0);
                    }
                },
                content);
        if (!block.toString().isBlank()) {
            blocks.add(block.toString().strip());
        }
        return blocks;
    }
}
