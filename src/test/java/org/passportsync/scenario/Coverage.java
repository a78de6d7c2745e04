package org.passportsync.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.Cause;
import org.passportsync.run.HoldReason;

/** Which scenarios show which bullet of product.md, setting, launch parameter, hold reason and cause. */
record Coverage(Map<String, Set<String>> bullets, Map<String, Set<String>> settings, Map<String, Set<String>> words) {

    private static final String EVERY = "every scenario";

    static Coverage of(List<Scenario> scenarios) {
        return new Coverage(bullets(scenarios), settings(scenarios), words(scenarios));
    }

    /** The text of every bullet by its number, in order. */
    static Map<String, String> bulletTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        Yaml.file(Scenario.ALL.resolve("bullets.yaml"))
                .properties()
                .forEach(bullet -> texts.put(bullet.getKey(), bullet.getValue().stringValue()));
        return texts;
    }

    /** All that no scenario shows. */
    Set<String> gaps() {
        return Stream.of(bullets, settings, words)
                .flatMap(part -> part.entrySet().stream())
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> bullets(List<Scenario> scenarios) {
        Map<String, Set<String>> shown = new LinkedHashMap<>();
        bulletTexts().keySet().forEach(number -> shown.put(number, new TreeSet<>()));
        for (Scenario scenario : scenarios) {
            for (String number : scenario.bullets()) {
                Set<String> names = shown.get(number);
                if (names == null) {
                    throw new IllegalArgumentException(scenario + " shows the bullet " + number
                            + ", which bullets.yaml does not have; quote the number, 4.10 is not 4.1");
                }
                names.add(scenario.name());
            }
        }
        return shown;
    }

    private static Map<String, Set<String>> settings(List<Scenario> scenarios) {
        Settings schema = Settings.ofSchema();
        Map<String, Set<String>> shown = new TreeMap<>();
        schema.all().forEach(setting -> shown.put(setting, new TreeSet<>()));
        schema.in(Yaml.file(Scenario.BASE.resolve("definition.yaml"))).forEach(setting -> add(shown, setting, EVERY));
        for (Scenario scenario : scenarios) {
            Stream.concat(
                            Stream.of(scenario.definition()),
                            scenario.steps().stream().map(step -> step.said().path("definition")))
                    .flatMap(document -> schema.in(document).stream())
                    .forEach(setting -> add(shown, setting, scenario.name()));
        }
        return shown;
    }

    private static Map<String, Set<String>> words(List<Scenario> scenarios) {
        Map<String, Set<String>> shown = new TreeMap<>();
        Arrays.stream(LaunchParameters.class.getRecordComponents())
                .map(part -> part.getName().equals("fresh") ? "new" : part.getName())
                .forEach(parameter -> shown.put("launch: " + parameter, new TreeSet<>()));
        Arrays.stream(HoldReason.values()).forEach(reason -> shown.put("hold: " + reason, new TreeSet<>()));
        Arrays.stream(Cause.values()).forEach(cause -> shown.put("cause: " + cause, new TreeSet<>()));
        add(shown, "launch: connection", EVERY);
        for (Scenario scenario : scenarios) {
            scenario.steps().forEach(step -> words(step).forEach(word -> add(shown, word, scenario.name())));
        }
        return shown;
    }

    /** What a step launches with, and what its account tells of holds and causes. */
    private static Set<String> words(Step step) {
        Set<String> words = new TreeSet<>();
        step.said().path("launch").propertyNames().forEach(name -> words.add("launch: " + name));
        String section = "";
        for (String line : lines(step.expected())) {
            String[] part = line.strip().split("[ :]");
            section = line.startsWith("  ") ? section : line;
            if (line.startsWith("  ") && section.equals("holds")) {
                words.add("hold: " + part[0]);
            } else if (line.startsWith("  ") && section.equals("changes") && part.length > 3) {
                words.add("cause: " + part[3]);
            }
        }
        return words;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void add(Map<String, Set<String>> shown, String what, String scenario) {
        Set<String> names = shown.get(what);
        if (names != null && !names.contains(EVERY)) {
            names.add(scenario);
        }
    }
}
