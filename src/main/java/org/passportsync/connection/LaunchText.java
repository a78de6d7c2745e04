package org.passportsync.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Launch parameters as a run keeps them: a JSON object of what was asked for beyond the defaults. */
public final class LaunchText {

    private static final JsonMapper JSON = new JsonMapper();

    private LaunchText() {}

    /** The parameters as canonical JSON: names sorted, only what differs from the default. */
    public static String write(LaunchParameters asked) {
        Map<String, String> given = new TreeMap<>();
        given.put("connection", asked.connection());
        flag(given, "preview", asked.preview());
        flag(given, "force", asked.force());
        flag(given, "rekey", asked.rekey());
        flag(given, "new", asked.fresh());
        flag(given, "release", asked.release());
        put(given, "bulk", asked.bulk());
        put(given, "asOf", asked.asOf());
        put(given, "replay", asked.replay());
        put(given, "note", asked.note());
        if (!asked.entities().isEmpty()) {
            given.put("entities", asked.entities().stream().map(EntityType::key).collect(Collectors.joining(",")));
        }
        return JSON.writeValueAsString(given);
    }

    /** The parameters out of what {@link #write} made. */
    public static LaunchParameters read(String text) {
        Map<String, String> given = JSON.readValue(text, new TypeReference<>() {});
        List<String> parameters = new ArrayList<>();
        given.forEach((key, value) -> {
            if (!value.isBlank()) {
                parameters.add(key + "=" + value);
            }
        });
        return switch (LaunchReader.stored(parameters)) {
            case Launch.Asked(LaunchParameters asked) -> asked;
            case Launch.Refused(List<String> problems) ->
                throw new IllegalStateException("the run's parameters can't be read: " + problems);
        };
    }

    /** Whether two launches ask for the same sync: who gave which note, and whether it had to be new, aside. */
    public static boolean same(LaunchParameters one, LaunchParameters other) {
        return plain(one).equals(plain(other));
    }

    private static LaunchParameters plain(LaunchParameters asked) {
        return new LaunchParameters(
                asked.connection(),
                asked.preview(),
                asked.bulk(),
                asked.force(),
                asked.entities(),
                asked.asOf(),
                asked.replay(),
                asked.rekey(),
                false,
                null,
                asked.release());
    }

    private static void flag(Map<String, String> given, String key, boolean value) {
        if (value) {
            given.put(key, "true");
        }
    }

    private static void put(Map<String, String> given, String key, @Nullable Object value) {
        if (value != null) {
            given.put(key, value.toString());
        }
    }
}
