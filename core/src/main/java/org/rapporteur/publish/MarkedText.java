package org.rapporteur.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import org.rapporteur.text.Span;

/**
 * Writes stretches of a report's text with marks around places, which may overlap in any way.
 *
 * <p>A mark that another one cuts across, or that goes on in the next paragraph, is written in several pieces: the first carries the
 * anchor, the others a class of that name; the stylesheet lights them up together.
 */
final class MarkedText {
    /** Marks inside marks: deeper ones become bare anchors, so that thousands of places on one word cost no more than their number. */
    private static final int DEEPEST = 8;

    /** A rule for each mark in pieces is dear to the browser; beyond these only the first piece lights up. */
    private static final int MOST_RULES = 400;

    private final Html html;
    private final String text;
    private final SortedMap<Span, Mark> marks;
    private final List<Span> reaching = new ArrayList<>();
    private final Set<String> brokenAnchors;

    /**
     * @param marks by their places in the text
     * @param brokenAnchors receives the anchors of marks that were written in several pieces
     */
    MarkedText(Html html, String text, SortedMap<Span, Mark> marks, Set<String> brokenAnchors) {
        this.html = html;
        this.text = text;
        this.marks = marks;
        this.brokenAnchors = brokenAnchors;
    }

    /**
     * The rules by which all pieces of a mark light up when a link leads to the first.
     *
     * @param anchors as the text was given them; made of letters, digits and a few marks ({@link Anchors}), so that none can leave its quotation
     *     marks
     * @param match {@code =} where the anchor is the only class of a piece, else {@code ~=}
     */
    static String rules(Collection<String> anchors, String match) {
        StringBuilder css = new StringBuilder();
        anchors.stream().limit(MOST_RULES).forEach(anchor -> css.append(":root:has([id=\"")
                .append(anchor)
                .append("\"]:target) [class")
                .append(match)
                .append("\"")
                .append(anchor)
                .append("\"]{background:var(--mark)}\n"));
        return css.toString();
    }

    /**
     * Writes the text of one range; ranges come in reading order.
     *
     * @param starts where the marks begin that are opened: the range and what lies before the next one
     */
    void write(Span range, Span starts) {
        Deque<Span> open = new ArrayDeque<>();
        PriorityQueue<Integer> ends = new PriorityQueue<>();
        List<Span> before = List.copyOf(reaching);
        reaching.clear();
        for (Span each : before) {
            if (each.end() > range.start()) {
                goOn(each, open);
                ends.add(each.end());
            }
        }
        int position = range.start();
        // The longest span of a start sorts first.
        Span first = new Span(starts.start(), Integer.MAX_VALUE);
        Span end = new Span(starts.end(), Integer.MAX_VALUE);
        for (Map.Entry<Span, Mark> each : marks.subMap(first, end).entrySet()) {
            Span place = each.getKey();
            position = closeUpTo(place.start(), position, open, ends);
            position = plain(position, place.start());
            if (open.size() >= DEEPEST || place.length() == 0) {
                each.getValue().bare(html);
                continue;
            }
            each.getValue().open(html);
            open.push(place);
            ends.add(place.end());
        }
        position = closeUpTo(range.end(), position, open, ends);
        plain(position, range.end());
        while (!open.isEmpty()) {
            reaching.add(0, open.pop());
            html.close();
        }
    }

    private int closeUpTo(int limit, int from, Deque<Span> open, PriorityQueue<Integer> ends) {
        int position = from;
        for (Integer end = ends.peek(); end != null && end <= limit; end = ends.peek()) {
            ends.remove();
            position = plain(position, end);
            closeThrough(open, end);
        }
        return position;
    }

    private int plain(int from, int to) {
        if (to > from) {
            html.text(text.substring(from, to));
        }
        return Math.max(from, to);
    }

    /** Closes the marks that end here, and any opened after them that go on, which are opened again. */
    private void closeThrough(Deque<Span> open, int end) {
        Deque<Span> goOn = new ArrayDeque<>();
        while (open.stream().anyMatch(p -> p.end() <= end)) {
            Span top = open.pop();
            html.close();
            if (top.end() > end) {
                goOn.push(top);
            }
        }
        goOn.forEach(each -> goOn(each, open));
    }

    private void goOn(Span place, Deque<Span> open) {
        Mark mark = marks.getOrDefault(place, Mark.NONE);
        brokenAnchors.addAll(mark.anchors());
        mark.goOn(html);
        open.push(place);
    }
}
