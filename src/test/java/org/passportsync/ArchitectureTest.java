package org.passportsync;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the map of packages, what each may know of frameworks, and how things are named. */
class ArchitectureTest {

    private static final Set<String> PLAIN =
            Set.of("roster", "connection", "sis", "wire", "skyward", "oneroster", "csv", "shape", "sql", "simulator");
    private static final Set<String> ON_JDBC = Set.of("access", "run", "staging", "hub", "change", "push");
    private static final Set<String> READS_BYTES = Set.of(
            "roster", "connection", "wire", "skyward", "oneroster", "simulator", "command", "answer", "web", "notice");

    private static final String[] JDBC = {
        "org.springframework.jdbc..", "org.springframework.transaction..", "org.springframework.dao.."
    };

    private static final Set<String> FORBIDDEN_WORDS =
            Set.of("Impl", "Service", "Dto", "DTO", "Util", "Utils", "Helper", "Manager", "Factory");
    private static final Set<String> SIMULATORS_EDGE = Set.of("SimulatedSkyward", "SimulatorSettings");
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void arrows_between_packages_point_down_the_map() {
        List<String> wrong = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> PackageMap.ours(use.getTargetClass().getBaseComponentType()))
                .filter(use -> !PackageMap.allows(
                        PackageMap.of(use.getOriginClass()),
                        PackageMap.of(use.getTargetClass().getBaseComponentType())))
                .map(use -> PackageMap.of(use.getOriginClass()) + " -> "
                        + PackageMap.of(use.getTargetClass().getBaseComponentType()) + ": " + use.getDescription())
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void every_package_is_on_the_map_and_flat() {
        assertThat(CLASSES.stream().filter(PackageMap::ours).map(PackageMap::of).distinct())
                .isSubsetOf(PackageMap.names())
                .contains("", "roster", "connection", "sis", "shape", "run", "staging", "hub", "change", "sql");
    }

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("org.passportsync.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void the_plain_packages_know_no_spring() {
        noClasses()
                .that(resideIn(PLAIN))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.."))
                .check(CLASSES);
    }

    @Test
    void the_packages_on_the_database_know_only_springs_jdbc_and_transactions() {
        noClasses()
                .that(resideIn(ON_JDBC))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..")
                        .and(DescribedPredicate.not(resideInAnyPackage(JDBC))))
                .check(CLASSES);
    }

    @Test
    void jackson_is_used_only_where_bytes_are_read_or_written() {
        noClasses()
                .that(DescribedPredicate.not(resideIn(READS_BYTES)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("tools.jackson.."))
                .check(CLASSES);
    }

    @Test
    void nobody_uses_the_old_jackson_apart_from_its_annotations() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson..")
                        .and(DescribedPredicate.not(resideInAnyPackage("com.fasterxml.jackson.annotation.."))))
                .check(CLASSES);
    }

    @Test
    void time_and_chance_are_handed_in() {
        noClasses()
                .that(DescribedPredicate.not(resideIn(Set.of("", "command"))))
                .and(describe("are not the edge of the simulator", type -> !SIMULATORS_EDGE.contains(outermost(type))))
                .should()
                .callCodeUnitWhere(
                        describe("asks the machine for the time or for chance", ArchitectureTest::asksTheMachine))
                .check(CLASSES);
    }

    @Test
    void names_say_what_a_thing_is_and_not_which_pattern_it_follows() {
        assertThat(CLASSES.stream()
                        .filter(PackageMap::ours)
                        .map(JavaClass::getSimpleName)
                        .filter(ArchitectureTest::saysAPattern))
                .isEmpty();
    }

    @Test
    void every_package_settles_null() {
        classes()
                .should()
                .resideInAPackage("org.passportsync..")
                .andShould(be(describe(
                        "in a null-marked package",
                        type -> type.getPackage()
                                .tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false))))
                .check(CLASSES);
    }

    @Test
    void every_package_says_in_one_sentence_what_it_is_for() throws IOException {
        for (Path file : SourceFiles.main()) {
            if (file.endsWith("package-info.java")) {
                String text = Files.readString(file);
                String said = text.substring(text.indexOf("/**") + 3, text.indexOf("*/"))
                        .replaceAll("\\s*\\n \\* ?", " ")
                        .strip();
                String first = said.split("\n\n| <p>", 2)[0];
                assertThat(first).as("%s", file).hasSizeGreaterThan(20).endsWith(".");
                assertThat(first.split("\\. [A-Z]")).as("%s", file).hasSize(1);
            }
        }
    }

    private static DescribedPredicate<JavaClass> resideIn(Set<String> packages) {
        return describe("reside in one of " + packages, type -> packages.contains(PackageMap.of(type)));
    }

    private static boolean asksTheMachine(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        String owner = target.getOwner().getFullName();
        boolean nothingHandedIn = target.getRawParameterTypes().isEmpty();
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && !takesAClock(target);
            case "systemUTC", "systemDefaultZone", "system" -> owner.startsWith("java.time.");
            case "currentTimeMillis" -> owner.equals(System.class.getName());
            case "random" -> owner.equals(Math.class.getName());
            case "<init>" -> owner.equals(Random.class.getName()) && nothingHandedIn;
            default -> owner.equals("java.util.concurrent.ThreadLocalRandom");
        };
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type.getSimpleName());
    }

    private static boolean takesAClock(CodeUnitCallTarget target) {
        return target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean saysAPattern(String name) {
        return WORD.matcher(name).results().anyMatch(word -> FORBIDDEN_WORDS.contains(word.group()));
    }
}
