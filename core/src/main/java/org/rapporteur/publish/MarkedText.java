package org.rapporteur.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
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

    private final Html html;
    private final String report;
    private final String text;
    private final List<Span> reaching = new ArrayList<>();
    private final Set<String> brokenAnchors;

    /** @param brokenAnchors receives the anchors of marks that were written in several pieces */
    MarkedText(Html html, String report, String text, Set<String> brokenAnchors) {
        this.html = html;
        this.report = report;
        this.text = text;
        this.brokenAnchors = brokenAnchors;
    }

    /**
     * Writes the text of one range; ranges come in reading order.
     *
     * @param places in reading order, all beginning in the range
     */
    void write(Span range, Collection<Span> places) {
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
        for (Span place : places) {
            position = closeUpTo(place.start(), position, open, ends);
            position = plain(position, place.start());
            String anchor = Anchors.place(report, place);
            if (open.size() >= DEEPEST || place.length() == 0) {
                html.element("a", "", "id", anchor);
                continue;
            }
            html.open("mark", "id", anchor);
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
        String anchor = Anchors.place(report, place);
        brokenAnchors.add(anchor);
        html.open("mark", "class", anchor);
        open.push(place);
    }
}
