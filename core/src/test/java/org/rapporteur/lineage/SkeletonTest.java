package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkeletonTest {
    private static String skeleton(String name) {
        return Skeleton.of(Skeleton.plain(name), 6);
    }

    @ParameterizedTest
    @CsvSource({
        "Kovalenko, Коваленка",
        "Vereshchagin, Верещагином",
        "Zhabotynsky, Жаботинський",
        "Zhabotynskyi, Жаботинського",
        "Kharkiv, Харківської",
        "Grishin, Гришин",
        "Wolkow, Волковым",
        "Théodore, Теодора"
    })
    void meetsInTwoLanguages(String one, String other) {
        assertEquals(skeleton(one), skeleton(other));
    }

    @ParameterizedTest
    @CsvSource({"Brandt, Brenner", "Tarr, Дова", "Karsholm, Карсунь", "Petrov, Бедров"})
    void keepsTwoNamesApart(String one, String other) {
        assertNotEquals(skeleton(one), skeleton(other));
    }

    /** Limits, not promises: vowels are not looked at, and the J of Johann is no Y. */
    @Test
    void cannotTellEverything() {
        assertEquals(skeleton("Marovia"), skeleton("Морава"));
        assertNotEquals(skeleton("Johann"), skeleton("Йоганн"));
    }

    @ParameterizedTest
    @CsvSource({"Miércoles, miercoles", "п’ять, пять", "Київ, киів", "U.S, u.s"})
    void takesAccentsOff(String written, String plain) {
        assertEquals(plain, Skeleton.plain(written));
    }
}
