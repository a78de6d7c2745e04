package org.passportsync.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.Relationship;
import org.passportsync.roster.Schema;

/**
 * Gathers the ties of one contact from its parts. What a part that brings ties says of them holds for these; what the
 * contact's own part says holds for all that say nothing else.
 */
final class Ties {

    private final Schema schema;
    private final int slot;
    private final List<Relationship> all = new ArrayList<>();

    Ties(Schema schema) {
        this.schema = schema;
        this.slot = schema.find("relationships").orElse(-1);
    }

    /** Takes a part's ties, and out of its values what it says of them. */
    @SuppressWarnings("unchecked")
    void collect(@Nullable Object[] part) {
        if (slot >= 0 && part[slot] != null) {
            Relationship said = said(part);
            ((List<Relationship>) part[slot]).forEach(tie -> all.add(tie.or(said)));
        }
    }

    /** Puts the ties into the contact's values, and nothing else of them. */
    void put(@Nullable Object[] values) {
        if (slot >= 0) {
            Relationship said = said(values);
            Relationship typed = Relationship.typed((String) values[schema.slot("role")]);
            values[slot] = all.stream()
                    .map(tie -> tie.or(said).or(typed))
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    private Relationship said(@Nullable Object[] values) {
        return new Relationship(
                "",
                (String) taken(values, "type"),
                (Integer) taken(values, "priority"),
                (Boolean) taken(values, "custodial"),
                (Boolean) taken(values, "emergency"),
                (Boolean) taken(values, "pickup"));
    }

    private @Nullable Object taken(@Nullable Object[] values, String attribute) {
        int fed = schema.find("relationships." + attribute).orElse(-1);
        if (fed < 0) {
            return null;
        }
        Object value = values[fed];
        values[fed] = null;
        return value;
    }
}
