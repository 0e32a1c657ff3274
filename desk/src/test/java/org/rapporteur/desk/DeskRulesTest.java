package org.rapporteur.desk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the desk's rooms, each with its reason. */
class DeskRulesTest {
    private static final String DESK = "org.rapporteur.desk";

    /** From the ground up; a room may use those before it. The last but three is the front door. */
    private static final List<String> ROOMS = List.of(
            DESK + ".watch",
            DESK + ".store",
            DESK + ".search",
            DESK + ".newsroom",
            DESK,
            DESK + ".access",
            DESK + ".web",
            DESK + ".api");

    /** Which rooms may use a library. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "org.apache.lucene..", List.of(DESK + ".search"),
            "org.jdbi..", List.of(DESK + ".store", DESK + ".access", DESK + ".newsroom"),
            "org.flywaydb..", List.of(DESK + ".store"),
            "com.zaxxer..", List.of(DESK + ".store"),
            "org.sqlite..", List.of(DESK + ".store"),
            "at.favre..", List.of(DESK + ".access"),
            "crawlercommons..", List.of(DESK + ".watch"),
            "java.net.http..", List.of(DESK + ".watch"),
            // A role is one of Javalin's, so that a route names who may use it.
            "io.javalin..", List.of(DESK + ".access", DESK + ".web", DESK + ".api"),
            "org.eclipse.jetty..", List.of(DESK + ".watch", DESK + ".web", DESK + ".api"));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // A fast compile may put tests beside the classes.
            .withImportOption(location -> !location.contains("Test") && !location.contains("FeedServer"))
            .importPackages(DESK);

    @Test
    void everyRoomIsKnownToTheseRules() {
        TreeSet<String> found = new TreeSet<>();
        HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.contains("jte"))
                .forEach(found::add);
        assertEquals(new TreeSet<>(ROOMS), found);
    }

    @TestFactory
    Stream<DynamicTest> noRoomUsesOneAboveIt() {
        return ROOMS.stream()
                .limit(ROOMS.size() - 1L)
                .map(room -> DynamicTest.dynamicTest(room, () -> noClasses()
                        .that()
                        .resideInAPackage(room)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size())
                                .toArray(String[]::new))
                        .because(
                                "what watches knows nothing of what shows; each room can be understood with those before it")
                        .allowEmptyShould(true)
                        .check(HOUSE)));
    }

    @TestFactory
    Stream<DynamicTest> eachLibraryHasItsRoom() {
        return LIBRARIES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(entry.getValue().toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(entry.getKey())
                        .because("a library behind one door can be replaced without touching the other rooms")
                        .check(HOUSE)));
    }

    @Test
    void timeIsHandedIn() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a test must be able to say what time it is")
                .check(HOUSE);
    }
}
