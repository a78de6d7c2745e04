package org.passportsync.connection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Knows which settings this program stores and exports, but doesn't act on yet. */
public final class UnusedSettings {

    private enum Standing {
        ACTS,
        NOT_YET,
        /** Kept for people, who compare it with what stands in Skyward; meant to change nothing. */
        FOR_PEOPLE
    }

    /** The one table; what stands here for a section holds for everything in it that has no entry of its own. */
    private static final Map<String, Standing> TABLE = Map.ofEntries(
            Map.entry("version", Standing.ACTS),
            Map.entry("district", Standing.ACTS),
            Map.entry("connection", Standing.ACTS),
            Map.entry("application", Standing.ACTS),
            Map.entry("syncMode", Standing.NOT_YET),
            Map.entry("delivery.serviceUrl", Standing.ACTS),
            Map.entry("delivery.tokenUrl", Standing.ACTS),
            Map.entry("delivery.clientId", Standing.ACTS),
            Map.entry("delivery.clientSecret", Standing.ACTS),
            Map.entry("delivery.scopes", Standing.ACTS),
            Map.entry("delivery.pageSize", Standing.ACTS),
            Map.entry("delivery.maxConcurrentRequests", Standing.ACTS),
            Map.entry("delivery.requestTimeout", Standing.ACTS),
            Map.entry("delivery.accessRecord.name", Standing.FOR_PEOPLE),
            Map.entry("delivery.accessRecord.description", Standing.FOR_PEOPLE),
            Map.entry("delivery.accessRecord.authenticationType", Standing.FOR_PEOPLE),
            Map.entry("delivery.accessRecord.active", Standing.ACTS),
            Map.entry("delivery.accessRecord.effective", Standing.ACTS),
            Map.entry("delivery.accessRecord.expires", Standing.ACTS),
            Map.entry("delivery.accessRecord.oneRosterConfiguration", Standing.FOR_PEOPLE),
            Map.entry("delivery.native", Standing.ACTS),
            Map.entry("delivery.csv", Standing.ACTS),
            Map.entry("advanced.sisIdPrefix", Standing.ACTS),
            Map.entry("advanced.bulkUpload", Standing.ACTS),
            Map.entry("advanced.multipleSources", Standing.ACTS),
            Map.entry("advanced.compareByUniqueness", Standing.ACTS),
            Map.entry("advanced.preview", Standing.ACTS),
            Map.entry("advanced.emergencyContacts", Standing.ACTS),
            Map.entry("advanced.staff", Standing.ACTS),
            Map.entry("advanced.endDateIs", Standing.ACTS),
            Map.entry("advanced.enrollments", Standing.ACTS),
            Map.entry("advanced.staleRecords", Standing.ACTS),
            Map.entry("advanced.retention", Standing.ACTS),
            Map.entry("advanced.parkedExpiry", Standing.ACTS),
            Map.entry("advanced.holdThreshold", Standing.ACTS),
            Map.entry("advanced.holdThreshold.rekey", Standing.ACTS),
            Map.entry("terms", Standing.ACTS),
            Map.entry("schools", Standing.ACTS),
            Map.entry("attributes", Standing.ACTS),
            Map.entry("requirements", Standing.ACTS),
            Map.entry("filters", Standing.ACTS),
            Map.entry("uniqueness", Standing.ACTS),
            Map.entry("masterFields", Standing.ACTS),
            Map.entry("writeBack", Standing.NOT_YET),
            Map.entry("schedule", Standing.ACTS),
            Map.entry("notify", Standing.ACTS));

    private UnusedSettings() {}

    /** The settings of a definition that change nothing yet, in the order of the document; for a run's summary. */
    public static List<String> of(ConnectionDefinition definition) {
        Set<String> unused = new LinkedHashSet<>();
        collect(DefinitionWriter.tree(definition), "", unused);
        return List.copyOf(unused);
    }

    /** Says whether the table covers a setting, by itself or by its section. */
    static boolean covers(String path) {
        return entry(path) != null || TABLE.keySet().stream().anyMatch(known -> known.startsWith(path + "."));
    }

    /** The settings that are kept for people alone. */
    static Set<String> forPeople() {
        return TABLE.entrySet().stream()
                .filter(entry -> entry.getValue() == Standing.FOR_PEOPLE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every entry of the table. */
    static Set<String> entries() {
        return new TreeMap<>(TABLE).navigableKeySet();
    }

    private static void collect(JsonNode section, String path, Set<String> unused) {
        section.properties().forEach(setting -> {
            String below = path.isEmpty() ? setting.getKey() : path + "." + setting.getKey();
            String entry = entry(below);
            // What is switched off asks for nothing.
            boolean asks = !setting.getValue().isBoolean() || setting.getValue().booleanValue();
            if (entry != null && TABLE.get(entry) == Standing.NOT_YET) {
                if (asks) {
                    unused.add(entry);
                }
            } else {
                collect(setting.getValue(), below, unused);
            }
        });
    }

    private static @Nullable String entry(String path) {
        String nearest = path;
        while (!TABLE.containsKey(nearest)) {
            int dot = nearest.lastIndexOf('.');
            if (dot < 0) {
                return null;
            }
            nearest = nearest.substring(0, dot);
        }
        return nearest;
    }
}
