package org.rapporteur.desk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes a query of what somebody typed. No syntax is wrong: what has no meaning is taken as words, what has no words is nothing.
 *
 * <p>Lucene's own forgiving parser is not used, since to it a dash that stands alone, as in {@code Ashport - Norvik}, is a "not".
 */
final class Wording {
    /** What is typed beyond that is cut: nobody types as much, and each word costs. */
    private static final int LONGEST = 1_000;
    /** Words and phrases that are looked for, a sentence pasted in included. */
    private static final int MOST = 48;
    /** Letters that a beginning of a word has at least: shorter ones begin thousands of words. */
    private static final int SHORTEST_PREFIX = 2;
    /** A word in the title counts as twice as much as one in the text. */
    private static final float TITLE = 2;
    /** How much a word counts that is found in a second field as well. */
    private static final float AGAIN = 0.1f;

    private static final Pattern QUOTATION_MARKS = Pattern.compile("[\u201c\u201d\u201e\u00ab\u00bb]");
    private static final Pattern CLAUSE = Pattern.compile("(-?)(?:\"([^\"]*)(?:\"|$)|([^\\s\"]+))");

    private final Analyzer analyzer;
    private final QueryBuilder builder;

    Wording(Analyzer analyzer) {
        this.analyzer = analyzer;
        this.builder = new QueryBuilder(analyzer);
    }

    /** What fits the text; everything if it has no words. */
    Query read(String typed) {
        String text = QUOTATION_MARKS.matcher(typed).replaceAll("\"");
        Matcher clause = CLAUSE.matcher(text.substring(0, Math.min(text.length(), LONGEST)));
        List<List<Query>> wanted = new ArrayList<>();
        List<Query> unwanted = new ArrayList<>();
        boolean or = false;
        boolean not = false;
        while (clause.find() && wanted.size() + unwanted.size() < MOST) {
            String word = clause.group(3);
            if (word != null && (word.equals("OR") || word.equals("|"))) {
                or = !wanted.isEmpty();
            } else if (word != null && word.equals("NOT")) {
                not = true;
            } else if (word == null || !word.equals("AND")) {
                Query query = word == null ? phrase(clause.group(2)) : word(word);
                if (query != null) {
                    if (not || !clause.group(1).isEmpty()) {
                        unwanted.add(query);
                    } else if (or) {
                        wanted.getLast().add(query);
                    } else {
                        wanted.add(new ArrayList<>(List.of(query)));
                    }
                }
                or = false;
                not = false;
            }
        }
        return all(wanted, unwanted);
    }

    private static Query all(List<List<Query>> wanted, List<Query> unwanted) {
        if (wanted.isEmpty() && unwanted.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (List<Query> each : wanted) {
            all.add(each.size() == 1 ? each.getFirst() : any(each), Occur.MUST);
        }
        if (wanted.isEmpty()) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        unwanted.forEach(query -> all.add(query, Occur.MUST_NOT));
        return all.build();
    }

    private static Query any(List<Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private @Nullable Query phrase(String words) {
        return inAnyField(field -> builder.createPhraseQuery(field, words));
    }

    private @Nullable Query word(String word) {
        String beginning = word.endsWith("*") ? word.substring(0, word.length() - 1) : "";
        if (beginning.length() < SHORTEST_PREFIX || !beginning.chars().allMatch(Character::isLetterOrDigit)) {
            return phrase(word);
        }
        Query whole = phrase(beginning);
        Query begun = inAnyField(field -> new PrefixQuery(new Term(field, analyzer.normalize(field, beginning))));
        // The stem too, since the index holds "party" for what "parties*" begins.
        return whole == null || begun == null ? begun : any(List.of(begun, whole));
    }

    /** A word counts where it counts most; a little more where it is found in other fields too. */
    private static @Nullable Query inAnyField(Function<String, @Nullable Query> query) {
        List<Query> fields = new ArrayList<>();
        for (String field : List.of(Documents.TITLE, Documents.TEXT, Documents.NAMES)) {
            Query each = query.apply(field);
            if (each != null) {
                fields.add(field.equals(Documents.TITLE) ? new BoostQuery(each, TITLE) : each);
            }
        }
        return fields.isEmpty() ? null : new DisjunctionMaxQuery(fields, AGAIN);
    }
}
