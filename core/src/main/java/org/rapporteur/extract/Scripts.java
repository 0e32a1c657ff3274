package org.rapporteur.extract;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** In which script a text is written. */
final class Scripts {
    private Scripts() {}

    /** The script of most letters over several texts; LATIN if there are none. */
    static UnicodeScript mostOf(List<String> texts) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        texts.forEach(text -> count(text, counts));
        UnicodeScript most = UnicodeScript.LATIN;
        int best = 0;
        for (Map.Entry<UnicodeScript, Integer> e : counts.entrySet()) {
            if (e.getValue() > best) {
                most = e.getKey();
                best = e.getValue();
            }
        }
        return most;
    }

    /** True if more than half of a text's letters are of another script; a name or a word in one is no such text. */
    static boolean isForeign(String text, UnicodeScript script) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        count(text, counts);
        int all = 0;
        for (int letters : counts.values()) {
            all += letters;
        }
        return all > 10 && counts.getOrDefault(script, 0) * 2 < all;
    }

    private static void count(String text, Map<UnicodeScript, Integer> counts) {
        int run = 0;
        UnicodeScript last = UnicodeScript.LATIN;
        for (int i = 0; i < text.length(); ) {
            char first = text.charAt(i);
            if (first < 0x80) {
                i++;
                int small = first | 0x20;
                if (small < 'a' || small > 'z') {
                    continue;
                }
                if (last == UnicodeScript.LATIN) {
                    run++;
                    continue;
                }
            }
            int c = first;
            if (first >= 0x80) {
                c = text.codePointAt(i);
                i += Character.charCount(c);
                if (!Character.isLetter(c)) {
                    continue;
                }
            }
            UnicodeScript script = c < 0x80 ? UnicodeScript.LATIN : UnicodeScript.of(c);
            if (script != last) {
                add(last, run, counts);
                last = script;
                run = 0;
            }
            run++;
        }
        add(last, run, counts);
    }

    private static void add(UnicodeScript script, int letters, Map<UnicodeScript, Integer> counts) {
        if (letters > 0) {
            counts.merge(script, letters, Integer::sum);
        }
    }
}
