package org.passportsync.connection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Knows which settings this program stores and exports, but doesn't act on yet. */
public final class UnusedSettings {

    private enum Standing {
        ACTS,
        NOT_YET
    }

    /** The one table; what stands here for a section holds for everything in it that has no entry of its own. */
    private static final Map<String, Standing> TABLE = Map.ofEntries(
            Map.entry("version", Standing.ACTS),
            Map.entry("district", Standing.ACTS),
            Map.entry("connection", Standing.ACTS),
            Map.entry("application", Standing.ACTS),
            Map.entry("syncMode", Standing.NOT_YET),
            Map.entry("delivery", Standing.ACTS),
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
