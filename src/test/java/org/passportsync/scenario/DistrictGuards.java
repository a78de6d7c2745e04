package org.passportsync.scenario;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Guards;
import org.passportsync.run.Connections;
import tools.jackson.databind.JsonNode;

/** Sets the guards of the district that all connections of a scenario belong to. */
record DistrictGuards(Connections connections) {

    /** Sets or lifts what is named, and says what the guards are then. */
    String set(JsonNode windows) {
        return switch (connections.guard(
                "lakeside", guards -> changed(guards, windows), org.passportsync.access.Actor.here("steward"))) {
            case Connections.Guarded.Done(Guards guards) -> written(guards);
            case Connections.Guarded.Unknown(String problem) -> problem;
        };
    }

    private static Guards changed(Guards before, JsonNode windows) {
        Guards changed = before;
        for (Guards.Kind kind : Guards.Kind.values()) {
            changed = windows.has(kind.key()) ? changed.with(kind, window(windows.path(kind.key()))) : changed;
        }
        return changed;
    }

    private static Guards.@Nullable Window window(JsonNode text) {
        if (text.isNull()) {
            return null;
        }
        String[] days = text.stringValue().split("\\.\\.");
        return new Guards.Window(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
    }

    private static String written(Guards guards) {
        StringBuilder text = new StringBuilder();
        for (Guards.Kind kind : Guards.Kind.values()) {
            Guards.Window window = guards.window(kind);
            if (window != null) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(kind.key())
                        .append(' ')
                        .append(window.text());
            }
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
