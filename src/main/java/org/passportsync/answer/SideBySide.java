package org.passportsync.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.hub.Duplicate;
import tools.jackson.databind.JsonNode;

/**
 * An attribute of two records side by side, as people read it.
 *
 * @param differs whether the values differ, also where both are masked
 */
public record SideBySide(String name, String incoming, String other, boolean differs) {

    private static final String NOTHING = "-";

    /** {@code differs} where the values do, so that it can be read without colours. */
    public String mark() {
        return differs ? "differs" : "";
    }

    /** The attributes of both records of a duplicate, those that differ first. */
    public static List<SideBySide> of(Duplicate duplicate) {
        JsonNode incoming = Answers.tree(duplicate.incoming().document());
        JsonNode other = Answers.tree(duplicate.other().document());
        Set<String> names = new LinkedHashSet<>(duplicate.differing());
        names.addAll(names(incoming));
        names.addAll(names(other));
        Set<String> differing = Set.copyOf(duplicate.differing());
        List<SideBySide> all = new ArrayList<>();
        names.forEach(name ->
                all.add(new SideBySide(name, value(incoming, name), value(other, name), differing.contains(name))));
        return List.copyOf(all);
    }

    private static List<String> names(@Nullable JsonNode document) {
        return document == null ? List.of() : List.copyOf(document.propertyNames());
    }

    private static String value(@Nullable JsonNode document, String name) {
        JsonNode value = document == null ? null : document.get(name);
        if (value == null) {
            return NOTHING;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
