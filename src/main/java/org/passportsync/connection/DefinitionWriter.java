package org.passportsync.connection;

import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes definitions: as YAML for people, as JSON for the database. Both hold what differs from the defaults, and reading
 * either again gives an equal definition. A stored secret is written as {@code ${stored:clientSecret}}.
 */
public final class DefinitionWriter {

    private DefinitionWriter() {}

    /** The definition as a file that {@link DefinitionReader} accepts. */
    public static String toYaml(ConnectionDefinition definition) {
        return YamlText.of(tree(definition));
    }

    /** The canonical JSON: equal definitions give the same text. */
    public static String toJson(ConnectionDefinition definition) {
        return tree(definition).toString();
    }

    /**
     * Reads what {@link #toJson} wrote. What was allowed when it was stored is not judged again.
     *
     * @throws IllegalStateException if the text is not a stored definition
     */
    public static ConnectionDefinition fromJson(String json) {
        return switch (new DefinitionReader(StoredRules.of(json)).read(json)) {
            case Reading.Accepted accepted -> accepted.definition();
            case Reading.Refused refused ->
                throw new IllegalStateException("the stored definition can't be read: "
                        + refused.problems().stream()
                                .map(problem -> problem.in("stored"))
                                .collect(Collectors.joining("; ")));
        };
    }

    static ObjectNode tree(ConnectionDefinition definition) {
        return DefinitionSection.write(definition).node();
    }
}
