package org.passportsync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/coverage.md equal to what the scenarios show, and lets nothing new go without one. With {@code
 * -Dcoverage.write=true} the document is written, and what has got a scenario is struck from {@code still-without.yaml}.
 */
class CoverageTest {

    private static final Path DOCUMENT = Path.of("docs/coverage.md");
    private static final Path STILL_WITHOUT = Scenario.ALL.resolve("still-without.yaml");
    private static final String WRITTEN_FROM_HERE = "run it with -Dcoverage.write=true. -->\n";

    private final Coverage coverage = Coverage.of(Scenario.all());
    private Map<String, String> stillWithout = Map.of();

    @BeforeEach
    void read() throws IOException {
        if (Boolean.getBoolean("coverage.write")) {
            strike();
        }
        stillWithout = new LinkedHashMap<>();
        Yaml.file(STILL_WITHOUT)
                .properties()
                .forEach(entry ->
                        stillWithout.put(entry.getKey(), entry.getValue().stringValue()));
    }

    @Test
    void every_setting_and_every_bullet_has_a_scenario_but_for_a_shrinking_list() {
        Set<String> gaps = coverage.gaps();
        Set<String> unlisted = new TreeSet<>(gaps);
        unlisted.removeAll(stillWithout.keySet());
        Set<String> done = new TreeSet<>(stillWithout.keySet());
        done.removeAll(gaps);

        assertThat(unlisted).as("without a scenario; write one").isEmpty();
        assertThat(done)
                .as("has a scenario now; strike it from still-without.yaml")
                .isEmpty();
        assertThat(stillWithout.values()).as("reasons").noneMatch(String::isBlank);
    }

    @Test
    void the_document_says_which_scenario_shows_what() throws IOException {
        String document = Files.readString(DOCUMENT);
        String byHand = document.substring(0, document.indexOf(WRITTEN_FROM_HERE) + WRITTEN_FROM_HERE.length());
        String expected = byHand + tables();
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
    }

    private String tables() {
        Map<String, String> texts = Coverage.bulletTexts();
        return table("Bullets of product.md", coverage.bullets(), number -> number + " " + texts.get(number))
                + table("Settings of a definition", coverage.settings(), setting -> "`" + setting + "`")
                + table("Launch parameters, hold reasons, causes", coverage.words(), word -> word);
    }

    private String table(String title, Map<String, Set<String>> shown, Function<String, String> name) {
        return shown.entrySet().stream()
                .map(entry -> "| " + name.apply(entry.getKey()) + " | " + scenarios(entry.getKey(), entry.getValue())
                        + " |\n")
                .collect(Collectors.joining("", "\n## " + title + "\n\n| | scenarios |\n| --- | --- |\n", ""));
    }

    private String scenarios(String key, Set<String> names) {
        return names.isEmpty() ? "none: " + stillWithout.get(key) : String.join(", ", names);
    }

    private void strike() throws IOException {
        Set<String> gaps = coverage.gaps();
        String kept = Files.readAllLines(STILL_WITHOUT).stream()
                .filter(line -> line.startsWith("#") || gaps.contains(line.replaceAll("^\"(.*)\": .*$", "$1")))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(STILL_WITHOUT, kept);
    }
}
