package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.run.HoldReason;
import org.passportsync.run.RunState;

/** Holds the documents against the code and against each other. */
class DocsTest {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    /** What the command line ends with, by the contract. */
    private static final List<String> EXIT_CODES = List.of("0", "1", "2", "3", "4", "130");

    @Test
    void every_link_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String link : found(LINK, Files.readString(document))) {
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
                    broken.add(document + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void the_index_leads_to_every_document() throws IOException {
        List<String> links = found(LINK, Files.readString(DOCS.resolve("README.md")));

        try (Stream<Path> entries = Files.list(DOCS)) {
            assertThat(links)
                    .containsAll(entries.map(entry -> entry.getFileName().toString())
                            .filter(name -> !name.equals("README.md"))
                            .toList());
        }
    }

    @Test
    void every_exit_code_is_explained_once() throws IOException {
        assertThat(firstColumn("Exit codes")).containsExactlyElementsOf(EXIT_CODES);
    }

    @Test
    void every_reason_to_hold_is_explained_once() throws IOException {
        assertThat(firstColumn("Why a run is held")).containsExactlyInAnyOrderElementsOf(names(HoldReason.values()));
    }

    @Test
    void every_state_of_a_run_is_explained_once() throws IOException {
        assertThat(firstColumn("States of a run")).containsExactlyInAnyOrderElementsOf(names(RunState.values()));
    }

    @Test
    void every_launch_parameter_is_explained_once() throws IOException {
        Launch refused = LaunchReader.read(List.of("nonsense"));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Launch.Refused.class,
                        told -> assertThat(firstColumnNames("Launch"))
                                .containsExactlyElementsOf(found(
                                        Pattern.compile("(\\w+)="),
                                        told.problems().getLast())));
    }

    private static List<String> firstColumnNames(String section) {
        try {
            return firstColumn(section).stream()
                    .filter(cell -> cell.contains("="))
                    .map(cell -> cell.substring(0, cell.indexOf('=')))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What stands in the first column of a section's table; where code is quoted there, each piece of code. */
    private static List<String> firstColumn(String section) throws IOException {
        String text = Files.readString(DOCS.resolve("operations.md"));
        String from = text.substring(text.indexOf("\n## " + section + "\n") + 1);
        int end = from.indexOf("\n## ");
        String table = end < 0 ? from : from.substring(0, end);
        return table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --- "))
                .skip(1)
                .map(line -> line.split("\\|", -1)[1].strip())
                .flatMap(cell ->
                        cell.contains("`") ? found(Pattern.compile("`([^`]+)`"), cell).stream() : Stream.of(cell))
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .toList();
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || anchors(target).contains(parts[1]);
    }

    private static Set<String> anchors(Path document) throws IOException {
        return found(HEADING, Files.readString(document)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(DOCS)) {
            return Stream.concat(docs, Stream.of(Path.of("README.md")))
                    .filter(file -> file.toString().endsWith(".md") && Files.exists(file))
                    .toList();
        }
    }
}
