package org.passportsync.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documents that scenarios are written in. */
final class Yaml {

    private static final JsonMapper JSON = JsonMapper.shared();

    static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private Yaml() {}

    /** A document that must be there. */
    static ObjectNode file(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A document; empty where there is no such file. */
    static ObjectNode fileOrNothing(Path file) {
        return Files.exists(file) ? file(file) : JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode read(String name, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        Object document = new Load(settings).loadFromString(text);
        return document == null ? JsonNodeFactory.instance.objectNode() : JSON.valueToTree(document);
    }

    /** A document as text, each setting on a line of its own. */
    static String written(ObjectNode document) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDefaultScalarStyle(ScalarStyle.PLAIN)
                .build();
        String plain = new Dump(settings).dumpToString(JSON.convertValue(document, Object.class));
        // A code like 03 is text to the writer, but the program's reader wants its quotes.
        return plain.replaceAll("(?m)([:-] )(0\\d+)$", "$1\"$2\"");
    }

    /** Lays differences over a document: sections are merged, everything else is replaced, a null takes away. */
    static ObjectNode merged(ObjectNode document, JsonNode differences) {
        ObjectNode merged = document.deepCopy();
        differences.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                merged.remove(entry.getKey());
            } else if (value.isObject() && merged.path(entry.getKey()) instanceof ObjectNode section) {
                merged.set(entry.getKey(), merged(section, value));
            } else {
                merged.set(entry.getKey(), value);
            }
        });
        return merged;
    }

    /** Refuses misspelled keys: a setting that nobody reads would make a scenario say more than it shows. */
    static void onlyKnows(JsonNode document, String where, List<String> known) {
        document.propertyNames().forEach(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        where + " has the unknown key " + name + "; known are " + String.join(", ", known));
            }
        });
    }
}
