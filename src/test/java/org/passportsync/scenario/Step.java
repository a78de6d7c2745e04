package org.passportsync.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.passportsync.connection.Guards;
import tools.jackson.databind.JsonNode;

/**
 * One step of a scenario, as its {@code step.yaml} says it; what lies in its folder {@code files} lies in the folder {@code
 * incoming} and the connection's name from then on, in place of what lay there:
 *
 * <ul>
 *   <li>{@code at}: the district's date or time, {@code 2026-09-20} or {@code 2026-09-20T14:00}; without it, a day after the
 *       step before
 *   <li>{@code connection}: whose definition, rows and run these are; without it, {@code lakeside}
 *   <li>{@code definition}: differences from the definition so far, which is then applied
 *   <li>{@code export}: true shows the definition as it is exported, and applies just that again
 *   <li>{@code guards}: the district's guards, each {@code FROM..TO} or null
 *   <li>{@code rows}: what moves in the SIS, see {@link SourceRows}
 *   <li>{@code faults}: the simulator's faults from now on; {@code sees}: the schools its access record is limited to
 *   <li>{@code launch}: launch parameters, or {@code release: true} for the release of a retired connection; or one of {@code approve}, {@code reject}, {@code restart} with a run's number;
 *       or {@code launch: none}
 *   <li>{@code serve}: the district's time until which a program serves, schedules fire and what is due is done; in place of a
 *       launch
 *   <li>{@code then}: {@code approve} or {@code reject} what the launch has parked
 *   <li>{@code order}: {@code pause}, {@code resume} or {@code retire} the connection; {@code refresh}: the schools whose
 *       attributes are taken again; {@code test: true}: the connection test; {@code schools}: its lists, {@code last-run} or
 *       {@code sis}; {@code decide}: of a duplicate, as {@code student
 *       s-05: same}; {@code undo}: a decision by its number; all of them before the launch
 *   <li>{@code show}: {@code creates} lists also a first run's creates; an entity lists its hub records afterwards,
 *       {@code student s-05} one of them
 * </ul>
 */
record Step(Path folder, JsonNode said) {

    static final ZoneId DISTRICT = ZoneId.of("America/Chicago");
    private static final List<String> KEYS = List.of(
            "at",
            "connection",
            "definition",
            "export",
            "guards",
            "rows",
            "faults",
            "sees",
            "launch",
            "approve",
            "reject",
            "restart",
            "serve",
            "then",
            "order",
            "refresh",
            "test",
            "schools",
            "decide",
            "undo",
            "show");

    static Step in(Path folder) {
        JsonNode said = Yaml.fileOrNothing(folder.resolve("step.yaml"));
        Yaml.onlyKnows(said, folder + "/step.yaml", KEYS);
        Yaml.onlyKnows(
                said.path("guards"),
                folder + " guards",
                Arrays.stream(Guards.Kind.values()).map(Guards.Kind::key).toList());
        return new Step(folder, said);
    }

    Path expected() {
        return folder.resolve("expected.txt");
    }

    Path files() {
        return folder.resolve("files");
    }

    String connection() {
        return said.path("connection").stringValue("lakeside");
    }

    /** When it happens, after a step that happened at the given time. */
    Instant at(Instant before) {
        String at = said.path("at").stringValue("");
        if (at.isEmpty()) {
            return before.atZone(DISTRICT).plusDays(1).toInstant();
        }
        LocalDateTime time =
                at.contains("T") ? LocalDateTime.parse(at) : LocalDate.parse(at).atTime(2, 30);
        return time.atZone(DISTRICT).toInstant();
    }

    boolean launches() {
        return List.of("approve", "reject", "restart", "serve").stream().noneMatch(said::has)
                && !said.path("launch").stringValue("").equals("none");
    }

    /** Launch parameters as they are typed. */
    List<String> parameters() {
        List<String> parameters = new ArrayList<>(List.of("connection=" + connection()));
        said.path("launch")
                .properties()
                .forEach(entry ->
                        parameters.add(entry.getKey() + "=" + entry.getValue().asString()));
        return parameters;
    }

    List<String> shown() {
        return Scenario.texts(said.path("show"));
    }
}
