package org.rapporteur.desk.search;

import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How words are compared: {@code talks} is {@code talk}, {@code Erdoğan} is {@code erdogan}, {@code Iran's} is {@code iran}.
 *
 * <p>One for all languages, so that a word is found in whatever report it stands: words are parted by the rules of Unicode, case and
 * accents do not count, English endings neither (by a dictionary, so that names and words of other languages keep theirs). Other
 * scripts stay as they are but for case. No word is too common to be looked for, since phrases hold them.
 */
final class NewsAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, new KStemFilter(compared(new EnglishPossessiveFilter(words))));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream word) {
        return compared(word);
    }

    private static TokenStream compared(TokenStream words) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(words));
    }

    /** A name as filters compare it: without case and accents, stems untouched. */
    static String fold(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        // One letter becomes four at most (ASCIIFoldingFilter).
        char[] folded = new char[4 * lower.length()];
        int length = ASCIIFoldingFilter.foldToASCII(lower.toCharArray(), 0, folded, 0, lower.length());
        return new String(folded, 0, length);
    }
}
