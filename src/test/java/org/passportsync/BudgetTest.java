package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.SourceFiles.Method;

/** Holds the budget of the house style: how long files and methods are, and what methods ask for. */
class BudgetTest {

    /** What was over budget when this test was written. Only ever take away from this list. */
    private static final Set<String> STILL_LONG = Set.of("DefinitionSection.java read");

    @Test
    void no_file_is_longer_than_250_lines_and_the_median_is_at_most_60() throws IOException {
        List<Integer> lengths = lengths(SourceFiles.main());

        assertThat(lengths.stream().sorted().toList().get(lengths.size() / 2))
                .as("median length of a file")
                .isLessThanOrEqualTo(60);
    }

    @Test
    void no_file_of_the_tests_is_longer_than_250_lines() throws IOException {
        assertThat(lengths(SourceFiles.tests())).isNotEmpty();
    }

    /** The lengths of files in lines, none of which may be over 250. */
    private static List<Integer> lengths(List<Path> files) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (Path file : files) {
            int length = Files.readAllLines(file).size();
            assertThat(length).as("lines of %s", file).isLessThanOrEqualTo(250);
            lengths.add(length);
        }
        return lengths;
    }

    @Test
    void no_method_is_longer_than_40_lines_and_nine_in_ten_have_at_most_15() throws IOException {
        List<Method> methods = SourceFiles.methods();

        assertThat(methods)
                .filteredOn(method -> method.lines() > 40)
                .map(Method::toString)
                .containsExactlyInAnyOrderElementsOf(STILL_LONG);
        long longer = methods.stream().filter(method -> method.lines() > 15).count();
        assertThat(longer)
                .as("methods of more than 15 lines, out of %s", methods.size())
                .isLessThanOrEqualTo(methods.size() / 10);
    }

    @Test
    void no_constructor_asks_for_more_than_five_things() throws IOException {
        assertThat(SourceFiles.methods())
                .filteredOn(Method::constructor)
                .isNotEmpty()
                .filteredOn(method -> method.parameters() > 5)
                .isEmpty();
    }

    @Test
    void no_public_method_asks_for_a_boolean() throws IOException {
        assertThat(SourceFiles.methods())
                .filteredOn(method -> method.open() && !method.name().equals("<init>"))
                .isNotEmpty()
                .filteredOn(Method::booleans)
                .isEmpty();
    }
}
