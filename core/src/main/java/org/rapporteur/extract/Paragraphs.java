package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.extract.TextBlocks.Line;

/** Joins lines that a narrow window broke into the paragraphs they were. */
final class Paragraphs {
    /** Mail, wire services and word processors wrap at 60 to 100 columns; longer lines were not wrapped. */
    private static final int WIDEST_WRAP = 110;

    private static final int NARROWEST_WRAP = 40;

    /** A line must be this long to be taken for a sentence broken in its middle. */
    private static final int BROKEN_SENTENCE_CHARS = 60;

    private Paragraphs() {}

    static List<Line> join(List<Line> lines) {
        int width = wrapWidth(lines);
        List<Line> joined = new ArrayList<>();
        List<Block> run = new ArrayList<>();
        for (Line line : lines) {
            if (!run.isEmpty() && continues(run.getLast(), line, width)) {
                run.add(line.block());
            } else {
                close(joined, run);
                joined.add(line);
                run.add(line.block());
            }
        }
        close(joined, run);
        return joined;
    }

    private static void close(List<Line> joined, List<Block> run) {
        if (run.size() > 1) {
            joined.set(joined.size() - 1, joined.getLast().with(Block.join(run)));
        }
        run.clear();
    }

    private static boolean continues(Block before, Line line, int width) {
        String next = line.text();
        if (line.url() != null
                || line.block().kind() != Paragraph.Kind.TEXT && line.block().kind() != before.kind()
                || before.kind() == Paragraph.Kind.HEADING
                || line.block().kind() == Paragraph.Kind.LIST_ITEM) {
            return false;
        }
        if (line.emptyBefore() == 0 && width > 0 && isFull(before.text(), next, width)) {
            return true;
        }
        return line.emptyBefore() <= 1
                && before.text().length() >= BROKEN_SENTENCE_CHARS
                && Character.isLowerCase(next.charAt(0))
                && LineRules.words(next) > 3
                && isOpen(before.text());
    }

    /** The next word would not have fitted. */
    private static boolean isFull(String line, String next, int width) {
        int space = next.indexOf(' ');
        int word = space < 0 ? next.length() : space;
        return line.length() + 1 + word > width;
    }

    /** Ends in a letter, digit or comma: a sentence that goes on. */
    private static boolean isOpen(String text) {
        char last = text.charAt(text.length() - 1);
        return Character.isLetterOrDigit(last) || last == ',' || last == '-' || last == '–' || last == '—';
    }

    /** The column at which the text was wrapped, or 0 if it was not: most lines that another follows are full there. */
    private static int wrapWidth(List<Line> lines) {
        int width = 0;
        for (Line line : lines) {
            width = Math.max(width, line.text().length());
        }
        if (width > WIDEST_WRAP || width < NARROWEST_WRAP) {
            return 0;
        }
        int followed = 0;
        int full = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i + 1).emptyBefore() == 0) {
                followed++;
                // A few columns of grace: lines are measured with their spaces folded.
                full += isFull(lines.get(i).text(), lines.get(i + 1).text(), width - 6) ? 1 : 0;
            }
        }
        return followed >= 3 && full * 10 >= followed * 6 ? width - 6 : 0;
    }
}
