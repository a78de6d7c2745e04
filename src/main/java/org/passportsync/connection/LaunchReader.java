package org.passportsync.connection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/** Reads launch parameters given as {@code key=value}, and tells everything that is wrong with them at once. */
public final class LaunchReader {

    private static final Map<String, String> VALID = valid();
    private static final String RELEASE = "release";
    private static final String DAY = "write a day of the calendar like 2026-09-01";

    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private final Map<String, String> valid;

    private LaunchReader(Map<String, String> valid) {
        this.valid = valid;
    }

    /** Reads the parameters of a sync, each as {@code key=value}. */
    public static Launch read(List<String> parameters) {
        return read(parameters, new LaunchReader(VALID));
    }

    /** Reads the parameters that a run was stored with: also those that are not given to a sync, and any note. */
    static Launch stored(List<String> parameters) {
        Map<String, String> valid = new LinkedHashMap<>(VALID);
        valid.put(RELEASE, RELEASE + "=true");
        return read(parameters, new LaunchReader(valid));
    }

    private static Launch read(List<String> parameters, LaunchReader reader) {
        parameters.forEach(reader::take);
        LaunchParameters asked = reader.parameters();
        if (reader.problems.isEmpty()) {
            return new Launch.Asked(asked);
        }
        reader.problems.add("valid parameters are: " + String.join(", ", VALID.values()));
        return new Launch.Refused(reader.problems);
    }

    private static Map<String, String> valid() {
        Map<String, String> valid = new LinkedHashMap<>();
        valid.put("connection", "connection=NAME");
        valid.put("preview", "preview=true|false");
        valid.put("bulk", "bulk=true|false");
        valid.put("force", "force=true|false");
        valid.put("entities", "entities=student,staff,...");
        valid.put("asOf", "asOf=2026-09-01");
        valid.put("replay", "replay=RUN");
        valid.put("rekey", "rekey=true|false");
        valid.put("new", "new=true|false");
        valid.put("note", "note=TEXT");
        return valid;
    }

    private void take(String parameter) {
        int equals = parameter.indexOf('=');
        String key = equals < 0 ? parameter : parameter.substring(0, equals);
        if (!valid.containsKey(key)) {
            problems.add(unknown(key));
        } else if (equals < 0 || parameter.substring(equals + 1).isBlank()) {
            problems.add(key + " has no value; write " + valid.get(key));
            given.putIfAbsent(key, "");
        } else if (given.put(key, parameter.substring(equals + 1).strip()) != null) {
            problems.add(key + " is given twice; write it once");
        }
    }

    private static String unknown(String key) {
        return key.equals(RELEASE)
                ? "a sync releases nothing; write retire connection=NAME release=true"
                : "unknown parameter \"" + key + "\"" + NearestName.suggestion(key, VALID.keySet()) + "; leave it out";
    }

    private LaunchParameters parameters() {
        if (!given.containsKey("connection")) {
            problems.add("connection is missing; write connection=NAME");
        }
        String note = value("note");
        String wrongNote = OrderNote.problem(note);
        if (wrongNote != null && !valid.containsKey(RELEASE)) {
            problems.add(wrongNote);
        }
        return new LaunchParameters(
                given.getOrDefault("connection", ""),
                Boolean.TRUE.equals(flag("preview")),
                flag("bulk"),
                Boolean.TRUE.equals(flag("force")),
                entities(),
                asOf(),
                replay(),
                Boolean.TRUE.equals(flag("rekey")),
                Boolean.TRUE.equals(flag("new")),
                note,
                Boolean.TRUE.equals(flag(RELEASE)));
    }

    private @Nullable String value(String key) {
        String value = given.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    private @Nullable Boolean flag(String key) {
        String value = value(key);
        if (value == null || value.equals("true") || value.equals("false")) {
            return value == null ? null : Boolean.valueOf(value);
        }
        return refuse(key, value, "write true or false");
    }

    private Set<EntityType> entities() {
        Set<EntityType> entities = EnumSet.noneOf(EntityType.class);
        String value = value("entities");
        for (String name : value == null ? new String[0] : value.split(",", -1)) {
            EntityType entity = EntityType.byKey(name.strip()).orElse(null);
            if (entity == null) {
                problems.add("entities=" + value + ": " + Forms.notAmong(name.strip(), Names.ENTITIES));
            } else {
                entities.add(entity);
            }
        }
        return entities;
    }

    private @Nullable LocalDate asOf() {
        String value = value("asOf");
        try {
            LocalDate day = value == null ? null : LocalDate.parse(value);
            return day == null || TimeForms.near(day) ? day : refuse("asOf", day.toString(), DAY);
        } catch (DateTimeException noDate) {
            return refuse("asOf", String.valueOf(value), DAY);
        }
    }

    private @Nullable Long replay() {
        String value = value("replay");
        if (value == null || value.matches("[1-9][0-9]{0,17}")) {
            return value == null ? null : Long.valueOf(value);
        }
        return refuse("replay", value, "write the number of a run, as command runs shows it");
    }

    private <T> @Nullable T refuse(String key, String value, String advice) {
        problems.add(key + "=" + value + " is not valid; " + advice);
        return null;
    }
}
