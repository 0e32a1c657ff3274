package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.text.Span;

/**
 * Pairs the quotation marks of a text, paragraph by paragraph, in one pass.
 *
 * <p>What stands around a mark decides before the mark's own shape, so that {@code “We go," he said} closes although the marks do
 * not match. An apostrophe ({@code the talks' end}, {@code it’s}, {@code '90s}) is no mark; a quotation inside another one is
 * part of it. A paragraph that leaves its quotation open hands it on to the next one if that one opens with a mark; else the
 * closing mark was forgotten.
 */
final class QuotationMarks {
    /** A quotation in single marks is at most this long: four times the longest in the articles looked at. */
    private static final int LONGEST_SINGLE = 2_000;

    /** A forgotten closing mark swallows a short paragraph, but only one sentence of a long one. */
    private static final int SHORT_PARAGRAPH = 600;

    private enum Role {
        OPENS,
        CLOSES,
        EITHER
    }

    /** One double mark: {@code "}, {@code “}, {@code «}, {@code ''} ... */
    private record Mark(int start, int end, Role place, Role shape, char glyph) {
        Role role() {
            return place == Role.EITHER ? shape : place;
        }
    }

    private final String text;
    private final List<Paragraph> paragraphs;
    private final List<Quotation> found = new ArrayList<>();

    private QuotationMarks(String text, List<Paragraph> paragraphs) {
        this.text = text;
        this.paragraphs = paragraphs;
    }

    /** The outermost quotations in reading order; those without a letter or digit are left out. */
    static List<Quotation> find(String text, List<Paragraph> paragraphs) {
        QuotationMarks marks = new QuotationMarks(text, paragraphs);
        boolean open = false;
        for (int i = 0; i < paragraphs.size(); i++) {
            open = switch (paragraphs.get(i).kind()) {
                case TEXT, LIST_ITEM, QUOTATION -> marks.scan(i, open);
                case HEADING, CAPTION -> {
                    marks.scan(i, false);
                    yield open;
                }
            };
        }
        return List.copyOf(marks.found);
    }

    /** Scans one paragraph; true if its last quotation is handed on to the next. */
    private boolean scan(int paragraph, boolean handedOn) {
        Span span = paragraphs.get(paragraph).span();
        List<Mark> marks = doubleMarks(span);
        int next = 0;
        int at = span.start();
        boolean continues = handedOn && startsWithMark(span, marks);
        while (at < span.end()) {
            int markStart = next < marks.size() ? marks.get(next).start : span.end();
            int single = singleOpening(at, markStart, span);
            if (single >= 0) {
                int close = singleClosing(single, span);
                add(single, close, single + 1, close - 1, paragraph, true, false);
                at = close;
                while (next < marks.size() && marks.get(next).start < at) {
                    next++;
                }
                continue;
            }
            if (next >= marks.size()) {
                return false;
            }
            Mark mark = marks.get(next);
            if (mark.role() == Role.CLOSES) {
                at = mark.end;
                next++;
                continue;
            }
            int close = closing(marks, next);
            if (close >= 0) {
                Mark last = marks.get(close);
                add(mark.start, last.end, mark.end, last.start, paragraph, true, continues);
                at = last.end;
                next = close + 1;
            } else {
                int limit = close == NEVER ? span.end() : marks.get(-close - 2).start;
                boolean goesOn = close == NEVER && nextStartsWithMark(paragraph);
                int end = goesOn ? limit : forgottenEnd(mark.end, limit);
                add(mark.start, end, mark.end, end, paragraph, false, continues);
                if (goesOn) {
                    return true;
                }
                at = end;
                next++;
                while (next < marks.size() && marks.get(next).start < at) {
                    next++;
                }
            }
            continues = false;
        }
        return false;
    }

    private static final int NEVER = Integer.MIN_VALUE;

    /** Index of the mark that closes the one at {@code opening}; {@link #NEVER}; or {@code -2 - i} if mark i opens before. */
    private static int closing(List<Mark> marks, int opening) {
        int i = opening + 1;
        while (i < marks.size()) {
            Mark mark = marks.get(i);
            boolean german = marks.get(opening).glyph == '„' && mark.glyph == '“' && mark.place != Role.OPENS;
            boolean opens = mark.place == Role.OPENS && mark.shape != Role.CLOSES
                    || mark.place == Role.EITHER && mark.shape == Role.OPENS;
            if (german || !opens) {
                return i;
            }
            boolean nested = i + 2 < marks.size() && closes(marks.get(i + 1)) && closes(marks.get(i + 2));
            if (!nested) {
                return -2 - i;
            }
            i += 2;
        }
        return NEVER;
    }

    private static boolean closes(Mark mark) {
        return mark.place == Role.CLOSES || mark.place == Role.EITHER && mark.shape == Role.CLOSES;
    }

    private int forgottenEnd(int from, int limit) {
        int end = limit;
        if (limit - from > SHORT_PARAGRAPH) {
            for (int i = from; i + 1 < limit; i++) {
                char c = text.charAt(i);
                if ((c == '.' || c == '?' || c == '!') && text.charAt(i + 1) == ' ' && i - from > 20) {
                    end = i + 1;
                    break;
                }
            }
        }
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void add(
            int start, int end, int innerStart, int innerEnd, int paragraph, boolean closed, boolean continued) {
        int from = innerStart;
        int to = innerEnd;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        for (int i = from; i < to; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                found.add(new Quotation(new Span(start, end), new Span(from, to), paragraph, closed, continued));
                return;
            }
        }
    }

    private boolean startsWithMark(Span span, List<Mark> marks) {
        return !marks.isEmpty()
                && marks.getFirst().role() != Role.CLOSES
                && text.substring(span.start(), marks.getFirst().start).isBlank();
    }

    private boolean nextStartsWithMark(int paragraph) {
        for (int i = paragraph + 1; i < paragraphs.size(); i++) {
            Paragraph next = paragraphs.get(i);
            switch (next.kind()) {
                case TEXT, LIST_ITEM, QUOTATION -> {
                    int at = next.span().start();
                    while (at < next.span().end() && Character.isWhitespace(text.charAt(at))) {
                        at++;
                    }
                    return at < next.span().end() && markLength(at, next.span().end()) > 0;
                }
                case HEADING, CAPTION -> {}
            }
        }
        return false;
    }

    private List<Mark> doubleMarks(Span span) {
        List<Mark> marks = new ArrayList<>();
        int i = span.start();
        while (i < span.end()) {
            int length = markLength(i, span.end());
            if (length == 0) {
                i++;
                continue;
            }
            int end = i + length;
            boolean afterMark = !marks.isEmpty() && marks.getLast().end == i;
            boolean spaceBefore = i == span.start() || opensSpace(text.charAt(i - 1)) || afterMark;
            char before = i == span.start() ? ' ' : text.charAt(i - 1);
            char after = end >= span.end() ? ' ' : text.charAt(end);
            boolean spaceAfter = Character.isWhitespace(after) || closesSpace(after);
            char glyph = text.charAt(i);
            Role shape =
                    switch (glyph) {
                        case '“', '«', '„', '‟', '`' -> Role.OPENS;
                        case '”', '»' -> Role.CLOSES;
                        default -> Role.EITHER;
                    };
            Role place;
            if (afterMark && shape != Role.EITHER) {
                place = shape;
            } else if (spaceBefore && !spaceAfter) {
                place = Role.OPENS;
            } else if (!spaceBefore && spaceAfter) {
                place = Role.CLOSES;
            } else if ((before == ':' || before == ',') && Character.isLetter(after)) {
                place = Role.OPENS;
            } else if (shape == Role.EITHER && Character.isDigit(before) && !spaceAfter) {
                i = end; // inches
                continue;
            } else {
                place = Role.EITHER;
            }
            marks.add(new Mark(i, end, place, shape, glyph));
            i = end;
        }
        return marks;
    }

    private int markLength(int at, int end) {
        char c = text.charAt(at);
        boolean twice = at + 1 < end && text.charAt(at + 1) == c;
        return switch (c) {
            case '"', '“', '”', '„', '‟', '«', '»', '″', '＂' -> 1;
            case '\'', '`', '’', '‘' -> twice ? 2 : 0;
            default -> 0;
        };
    }

    private static boolean opensSpace(char c) {
        return Character.isWhitespace(c) || c == '(' || c == '[' || c == '—' || c == '–' || c == '-' || c == '/';
    }

    private static boolean closesSpace(char c) {
        return switch (c) {
            case '.', ',', ';', ':', '!', '?', ')', ']', '—', '–', '-', '…', '’', '\'' -> true;
            default -> false;
        };
    }

    /** First single mark in {@code [from, to)} that opens a quotation which also closes, or -1. */
    private int singleOpening(int from, int to, Span paragraph) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '‘' || c == '\'' || c == '‹') {
                boolean after = i + 1 < paragraph.end() && Character.isLetterOrDigit(text.charAt(i + 1));
                boolean before = i == paragraph.start() || opensSpace(text.charAt(i - 1));
                if (before && after && singleClosing(i, paragraph) >= 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /**
     * End of the single mark that closes the one at {@code opening}, or -1. A mark behind an s and before a word is taken for an
     * apostrophe ({@code the ministers' talks}) if a better one follows.
     */
    private int singleClosing(int opening, Span paragraph) {
        int end = Math.min(paragraph.end(), opening + LONGEST_SINGLE);
        int doubtful = -1;
        for (int i = opening + 2; i < end; i++) {
            char c = text.charAt(i);
            if (c != '’' && c != '\'' && c != '‘' && c != '›') {
                continue;
            }
            char before = text.charAt(i - 1);
            char after = i + 1 < paragraph.end() ? text.charAt(i + 1) : ' ';
            if (opensSpace(before) && Character.isLetterOrDigit(after)) {
                return doubtful; // another one opens
            }
            if (c == '‘' || Character.isWhitespace(before) || Character.isLetterOrDigit(after)) {
                continue;
            }
            boolean possessive = (before == 's' || before == 'S') && after == ' ';
            if (!possessive) {
                return i + 1;
            }
            if (doubtful < 0) {
                doubtful = i + 1;
            }
        }
        return doubtful;
    }
}
