package org.rapporteur.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the cluster's rooms, each with its reason. */
final class ClusterRulesTest {
    private static final String FLINK = "org.rapporteur.flink";

    /** From the ground up; a room may use those before it. */
    private static final List<String> ROOMS = List.of(
            FLINK + ".outcome",
            FLINK + ".form",
            FLINK + ".step",
            FLINK + ".source",
            FLINK + ".sink",
            FLINK + ".job",
            FLINK,
            FLINK + ".cluster");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // A fast compile may put tests beside the classes.
            .withImportOption(location ->
                    !location.contains("Test") && !location.contains("KeptSink") && !location.contains("MadeReports"))
            .importPackages(FLINK);

    @Test
    void everyRoomIsKnownToTheseRules() {
        TreeSet<String> found = new TreeSet<>();
        HOUSE.stream().map(JavaClass::getPackageName).forEach(found::add);
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
                        .because("each room can be understood with those before it")
                        .check(HOUSE)));
    }

    @Test
    void theStepsKnowNoEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(FLINK + ".outcome", FLINK + ".step")
                .or()
                .haveSimpleName("Embedded")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..")
                .because("what runs without an engine is what the engine is held against")
                .check(HOUSE);
    }

    @Test
    void nothingIsWrittenByJavaOrKryo() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.Object(In|Out)putStream|com\\.esotericsoftware\\..*")
                .because(
                        "state outlives the program that wrote it, and only a form with a version can be read by the next one")
                .check(HOUSE);
    }
}
