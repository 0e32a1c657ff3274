package org.rapporteur.text;

import java.text.Normalizer;
import java.util.Locale;

/** The letters of a name as an agency's wire would write them, so that two ways to write one name are one. */
public final class PlainLetters {
    private static final int FIRST_BEYOND_ASCII = 128;

    private PlainLetters() {}

    /**
     * Lower case without accents and marks; letters that Unicode does not part ({@code ł}, {@code ø}, {@code ß}) as plain ones, curly apostrophes
     * and long dashes straight.
     */
    public static String of(String name) {
        if (name.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
            return name.toLowerCase(Locale.ROOT);
        }
        String parted = Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(parted.length());
        for (int i = 0; i < parted.length(); i++) {
            char c = parted.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            switch (c) {
                case 'ł', 'Ł' -> out.append('l');
                case 'ø', 'Ø' -> out.append('o');
                case 'đ', 'Đ', 'ð', 'Ð' -> out.append('d');
                case 'ß' -> out.append("ss");
                case 'æ', 'Æ' -> out.append("ae");
                case 'œ', 'Œ' -> out.append("oe");
                case 'ı' -> out.append('i');
                case '’', '‘', 'ʼ' -> out.append('\'');
                case '–', '—', '‐', '‑' -> out.append('-');
                default -> out.append(c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
