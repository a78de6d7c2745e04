package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/third-sis.md against the code that it walks through, and that code against the map. */
class ThirdSisTest {

    private static final Path PAGE = Path.of("docs/third-sis.md");
    private static final Path SOURCES = Path.of("src/test/java/org/passportsync/acorn");
    private static final Set<String> APPLICATION =
            Set.of("AcornApplication.java", "AcornSource.java", "AcornForm.java", "package-info.java");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```[a-z]+\\n((?s:.)*?)^```$");
    private static final Pattern QUOTED =
            Pattern.compile("<!-- from (\\S+) -->\\n```[a-z]+\\n((?s:.)*?)^```$", Pattern.MULTILINE);

    @Test
    void every_excerpt_stands_in_the_file_that_it_is_from() throws IOException {
        List<String> lost = QUOTED.matcher(Files.readString(PAGE))
                .results()
                .filter(quoted -> !stands(quoted.group(2), Path.of(quoted.group(1))))
                .map(quoted -> quoted.group(1) + ":\n" + quoted.group(2))
                .toList();

        assertThat(lost).isEmpty();
    }

    @Test
    void all_code_in_the_page_is_an_excerpt() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(QUOTED.matcher(page).results()).hasSizeGreaterThan(8);
        assertThat(QUOTED.matcher(page).results())
                .hasSameSizeAs(BLOCK.matcher(page).results().toList());
    }

    @Test
    void the_page_says_how_many_files_and_lines_it_takes() throws IOException {
        long lines = 0;
        for (String file : APPLICATION) {
            lines += Files.readAllLines(SOURCES.resolve(file)).size();
        }

        assertThat(Files.readString(PAGE)).contains(APPLICATION.size() + " files, " + lines + " lines");
    }

    @Test
    void the_page_names_every_test_of_a_whole_sync() throws IOException {
        Matcher tests = Pattern.compile("void ([a-z0-9]+(?:_[a-z0-9]+)+)\\(")
                .matcher(Files.readString(SOURCES.resolve("AcornSyncTest.java")));
        List<String> names = tests.results().map(test -> test.group(1)).toList();

        assertThat(names).isNotEmpty();
        assertThat(Files.readString(PAGE)).contains(names);
    }

    @Test
    void it_uses_nothing_that_a_protocol_may_not_use() {
        assertThat(classes()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(classes()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(use -> use.getTargetClass().getBaseComponentType())
                        .filter(used -> !allowed(used))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    /** As oneroster and skyward stand on the map: wire, and what lies below it; no Spring. */
    private static boolean allowed(JavaClass used) {
        return PackageMap.ours(used)
                ? PackageMap.of(used).equals("acorn") || PackageMap.allows("wire", PackageMap.of(used))
                : used.isPrimitive()
                        || Stream.of("java.", "tools.jackson.core", "org.jspecify.")
                                .anyMatch(used.getPackageName()::startsWith);
    }

    private static Stream<JavaClass> classes() {
        return new ClassFileImporter()
                .importPackages("org.passportsync.acorn").stream()
                        .filter(type -> APPLICATION.contains(type.getSource()
                                .flatMap(source -> source.getFileName())
                                .orElse("")));
    }

    private static boolean stands(String excerpt, Path file) {
        try {
            return plain(Files.readString(file)).contains(plain(excerpt));
        } catch (IOException missing) {
            return false;
        }
    }

    /** Line by line, however deep they are indented. */
    private static String plain(String text) {
        return "\n" + String.join("\n", text.lines().map(String::strip).toList()) + "\n";
    }
}
