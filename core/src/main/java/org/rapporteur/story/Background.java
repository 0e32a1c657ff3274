package org.rapporteur.story;

import java.util.List;
import org.rapporteur.text.WordList;

/**
 * How common words are in English at large, and which hold sentences together in some other languages: a pile of five reports on one
 * crisis cannot tell.
 */
final class Background {
    /** How many reports of an ordinary pile the background stands for: so many of a pile's own weigh as much (a guess). */
    static final int SIZE = 400;

    /** Where words stand that English at large has too; a figure or a day is as rare as the pile says. */
    private static final List<Field> PLACES = List.of(Field.BODY, Field.LEAD, Field.TITLE, Field.NAME);

    /** Of a thousand reports in a language, how many bear one of its function words (a guess). */
    private static final int FUNCTION_WORD = 900;

    /** Of a thousand reports, by the number of the word. */
    private final Bearers thousandths = new Bearers();

    /** As the lists that come with the program have it; read once for the process. */
    static Background get() {
        return Shipped.LISTS;
    }

    private static final class Shipped {
        static final Background LISTS = new Background();
    }

    private Background() {
        WordList.forEach(Background.class, "background.txt", line -> {
            int tab = line.indexOf('\t');
            add(line.substring(0, tab), Math.round(1000 * Float.parseFloat(line.substring(tab + 1))));
        });
        WordList.forEach(Background.class, "function-words.txt", line -> {
            for (String word : line.split(" ")) {
                add(Terms.stem(word), FUNCTION_WORD);
            }
        });
    }

    /** Says how many of a thousand reports bear a stem; what is known of English holds: German {@code war} is none of its wars. */
    private void add(String stem, int ofThousand) {
        if (thousandths.get(Weigher.key(Field.BODY, stem)) == 0) {
            for (Field field : PLACES) {
                thousandths.add(Weigher.key(field, stem), ofThousand);
            }
        }
    }

    int size() {
        return SIZE;
    }

    /** How many of {@link #SIZE} ordinary reports bear a word in that place, by its number; 0 for one that is not known. */
    double bearing(int key) {
        return thousandths.get(key) * (SIZE / 1000.0);
    }
}
