package org.rapporteur;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, each with its reason. */
class HouseRulesTest {
    /** From the ground up; a room may use those before it. */
    private static final List<String> ROOMS = List.of(
            "text",
            "ingest",
            "extract",
            "annotate",
            "claim",
            "correction",
            "lineage",
            "story",
            "corroborate",
            "account",
            "publish");

    /** Which rooms may use a library. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.jsoup..", List.of("extract", "ingest")),
            Map.entry("opennlp..", List.of("annotate")),
            Map.entry("com.rometools..", List.of("ingest")),
            Map.entry("org.jdom2..", List.of("ingest")),
            Map.entry("org.netpreserve..", List.of("ingest")),
            Map.entry("org.brotli..", List.of("ingest")),
            Map.entry("org.mozilla.universalchardet..", List.of("ingest")),
            Map.entry("com.optimaize..", List.of("extract")),
            Map.entry("biweekly..", List.of("publish")),
            Map.entry("org.apache.commons.csv..", List.of("publish")),
            Map.entry("ai.onnxruntime..", List.of("annotate")),
            Map.entry("tools.jackson..", List.of("ingest", "extract", "annotate", "correction", "publish")),
            // Names in several scripts are compared where they are marked and where they are merged.
            Map.entry("com.ibm.icu..", List.of("extract", "annotate", "corroborate")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // A fast compile may put tests beside the classes.
            .withImportOption(location -> !location.contains("Test"))
            .importPackages("org.rapporteur");

    @Test
    void everyRoomIsKnownToTheseRules() {
        Set<String> found = new TreeSet<>();
        for (JavaClass each : HOUSE) {
            if (!List.of("cli", "desk", "eval").contains(room(each))) {
                found.add(room(each));
            }
        }
        assertEquals(new TreeSet<>(ROOMS), found);
    }

    @TestFactory
    Stream<DynamicTest> noRoomUsesOneAboveIt() {
        return ROOMS.stream().limit(ROOMS.size() - 1L).map(room -> {
            List<String> above = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size());
            ArchRule rule = noClasses()
                    .that()
                    .resideInAPackage(packageOf(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packagesOf(above))
                    .because(
                            "a report's way leads through the rooms in one direction, so that each can be understood and "
                                    + "tested with only those before it");
            return DynamicTest.dynamicTest(room, () -> rule.check(HOUSE));
        });
    }

    @TestFactory
    Stream<DynamicTest> eachLibraryHasItsRoom() {
        return LIBRARIES.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(entry -> {
            ArchRule rule = noClasses()
                    .that()
                    .resideOutsideOfPackages(packagesOf(entry.getValue()))
                    .and(resideInAnyPackage(packagesOf(ROOMS)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(entry.getKey())
                    .because("a library behind one door can be replaced without touching the other rooms");
            return DynamicTest.dynamicTest(entry.getKey(), () -> rule.check(HOUSE));
        });
    }

    @Test
    void onlyTheEndsOfTheHouseTouchFilesAndSockets() {
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(ROOMS))
                .and()
                .resideOutsideOfPackages(packagesOf(List.of("ingest", "publish")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
                        .or(named(
                                "java.io.File",
                                "java.io.FileInputStream",
                                "java.io.FileOutputStream",
                                "java.io.FileReader",
                                "java.io.FileWriter",
                                "java.io.RandomAccessFile",
                                "java.net.Socket",
                                "java.net.ServerSocket",
                                "java.net.URLConnection")))
                .because(
                        "what a room says may depend on what it is handed only; nothing is fetched, nothing is written behind "
                                + "the reader's back")
                .check(HOUSE);
    }

    @Test
    void nothingDependsOnTheClockTheMachineOrChance() {
        classes()
                .that()
                .resideInAnyPackage(packagesOf(ROOMS))
                .should(ArchCondition.from(describe("always", (JavaClass c) -> true)))
                .because("an empty house would pass every rule")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(ROOMS))
                .should(callMethodWhere(describe("the answer comes from the machine", HouseRulesTest::asksTheMachine)))
                .because(
                        "the same pile gives the same account byte for byte, on any machine, on any day, in any country")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(ROOMS))
                .should(new ArchCondition<>("make an unseeded Random or decode in the default charset") {
                    @Override
                    public void check(JavaClass each, ConditionEvents events) {
                        for (JavaConstructorCall call : each.getConstructorCallsFromSelf()) {
                            if (dependsOnTheMachine(call)) {
                                events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                            }
                        }
                    }
                })
                .because(
                        "the same pile gives the same account byte for byte, on any machine, on any day, in any country")
                .check(HOUSE);
    }

    @Test
    void nothingPrints() {
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(ROOMS))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("standard output belongs to the command's data, and a problem belongs into the account")
                .check(HOUSE);
    }

    @Test
    void staticFieldsNeverChange() {
        fields().that()
                .areStatic()
                .and(describe("written by hand", HouseRulesTest::isWrittenByHand))
                .should()
                .beFinal()
                .andShould(new ArchCondition<>("hold a value that cannot change") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        JavaClass type = field.getRawType();
                        boolean openArray =
                                type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE);
                        boolean mutable = openArray || isMutable(type);
                        events.add(new SimpleConditionEvent(
                                field, !mutable, field.getFullName() + " has the type " + type.getName()));
                    }
                })
                .because("two accounts made in one process must not know of each other")
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("such a name says that nobody knew what the class is for")
                .check(HOUSE);
    }

    @Test
    void publicRecordsHoldNoArrays() {
        fields().that()
                .areNotStatic()
                .and()
                .areDeclaredInClassesThat(describe(
                        "public records",
                        owner -> owner.isRecord() && owner.getModifiers().contains(JavaModifier.PUBLIC)))
                .should(new ArchCondition<>("not be arrays") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        boolean ok = !field.getRawType().isArray();
                        events.add(new SimpleConditionEvent(field, ok, field.getFullName() + " is an array"));
                    }
                })
                .because(
                        "an array in a record can be changed by whoever reads it, and is compared by its place in memory")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = new ArrayList<>();
        for (JavaClass each : HOUSE) {
            boolean marked =
                    each.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
            if (!marked && !unmarked.contains(each.getPackageName())) {
                unmarked.add(each.getPackageName());
            }
        }
        assertEquals(
                List.of(),
                unmarked,
                "a package-info.java with @NullMarked says what comes in, what goes out, what is promised");
    }

    @Test
    void theseRulesCanFail() {
        assertTrue(isMutable(new ClassFileImporter().importClass(java.util.HashMap.class)));
        ArchRule upsideDown = noClasses()
                .that()
                .resideInAPackage(packageOf("publish"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packageOf("account"));
        assertTrue(
                upsideDown.evaluate(HOUSE).hasViolation(), "publish uses account, so a rule against it has to find it");
    }

    private static boolean asksTheMachine(JavaCall<?> call) {
        CodeUnitAccessTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        String name = target.getName();
        int parameters = target.getRawParameterTypes().size();
        String first =
                parameters == 0 ? "" : target.getRawParameterTypes().get(0).getName();
        return switch (name) {
            // A clock or zone handed in is what these may use; there is no way to hand one in from outside a room.
            case "now" -> owner.startsWith("java.time.");
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "systemUTC", "systemDefaultZone", "systemDefault", "system" -> owner.startsWith("java.time.");
            case "getDefault" ->
                Set.of("java.util.Locale", "java.util.TimeZone").contains(owner);
            case "defaultCharset" -> owner.equals("java.nio.charset.Charset");
            case "random" -> owner.equals("java.lang.Math");
            // may differ in the last place from one processor to another; StrictMath does not
            case "log", "log10", "log1p", "exp", "expm1", "pow", "sin", "cos", "tan", "tanh", "cbrt" ->
                owner.equals("java.lang.Math");
            case "randomUUID" -> owner.equals("java.util.UUID");
            case "current" -> owner.equals("java.util.concurrent.ThreadLocalRandom");
            case "toLowerCase", "toUpperCase" -> owner.equals("java.lang.String") && parameters == 0;
            case "getBytes" -> owner.equals("java.lang.String") && parameters == 0;
            case "format" -> owner.equals("java.lang.String") && !first.equals("java.util.Locale");
            case "formatted" -> owner.equals("java.lang.String");
            default -> false;
        };
    }

    private static boolean dependsOnTheMachine(JavaConstructorCall call) {
        String owner = call.getTargetOwner().getName();
        List<String> parameters = call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .toList();
        return switch (owner) {
            case "java.util.Random" -> parameters.isEmpty();
            case "java.util.Date" -> parameters.isEmpty();
            case "java.util.GregorianCalendar" -> parameters.isEmpty();
            case "java.lang.String" -> parameters.equals(List.of("[B"));
            case "java.io.InputStreamReader", "java.io.OutputStreamWriter" -> parameters.size() == 1;
            default -> false;
        };
    }

    private static boolean isWrittenByHand(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getName().contains("$")
                && !field.getOwner().getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isMutable(JavaClass type) {
        String name = type.getName();
        return name.startsWith("java.util.concurrent.")
                || Stream.of(Collection.class, Map.class)
                        .anyMatch(open ->
                                type.isAssignableTo(open) && !type.isInterface() && !type.isAssignableTo(Enum.class))
                || Set.of("java.lang.StringBuilder", "java.util.BitSet", "java.util.Random", "java.util.Date")
                        .contains(name);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> wanted = Set.of(names);
        return describe("one of " + Arrays.toString(names), c -> wanted.contains(c.getName()));
    }

    private static String room(JavaClass each) {
        String inside = each.getPackageName().substring("org.rapporteur".length());
        return inside.isEmpty() ? inside : inside.substring(1).split("\\.")[0];
    }

    private static String packageOf(String room) {
        return "org.rapporteur." + room + "..";
    }

    private static String[] packagesOf(List<String> rooms) {
        return rooms.stream().map(HouseRulesTest::packageOf).toArray(String[]::new);
    }
}
