package org.passportsync.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole story in a folder: what it shows, the definition's differences from the base, and its steps in order.
 *
 * @param bullets the bullets of product.md that it shows, by their numbers in {@code bullets.yaml}
 */
record Scenario(Path folder, List<String> bullets, ObjectNode definition, List<Step> steps) {

    static final Path ALL = Path.of("src/test/resources/scenarios");
    static final Path BASE = ALL.resolve("base");

    /** Every scenario, by name. */
    static List<Scenario> all() {
        return folders(ALL).stream()
                .filter(folder -> !folder.equals(BASE))
                .map(Scenario::in)
                .toList();
    }

    private static Scenario in(Path folder) {
        ObjectNode said = Yaml.file(folder.resolve("scenario.yaml"));
        Yaml.onlyKnows(said, folder + "/scenario.yaml", List.of("shows", "bullets"));
        if (said.path("shows").stringValue("").isBlank()) {
            throw new IllegalArgumentException(folder + "/scenario.yaml does not say what it shows");
        }
        List<Step> steps = folders(folder).stream().map(Step::in).toList();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(folder + " has no step; make a folder 1-... with a step.yaml");
        }
        return new Scenario(
                folder, texts(said.path("bullets")), Yaml.fileOrNothing(folder.resolve("definition.yaml")), steps);
    }

    String name() {
        return folder.getFileName().toString();
    }

    @Override
    public String toString() {
        return name();
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<Path> folders(Path in) {
        try (Stream<Path> found = Files.list(in)) {
            return found.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(Scenario::number).thenComparing(Path::getFileName))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The number that a step's folder begins with. */
    private static int number(Path folder) {
        String digits = folder.getFileName().toString().replaceAll("^(\\d*).*$", "$1");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
