package org.passportsync.shape;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.SourceRow;

/** Reads what the mapping of schools asks of a row of their list, from what feeds the school's record. */
public final class SchoolRows {

    private static final Set<String> ASKED = Set.of("name", "type", "identifier");

    private final RowSchema rows;
    private final @Nullable Steps name;
    private final @Nullable Steps type;
    private final @Nullable Steps identifier;

    public SchoolRows(PartKind part, Feeds feeds) {
        List<Feed> asked = feeds.of(part).stream()
                .filter(feed -> feed.yields() && ASKED.contains(feed.to()))
                .toList();
        this.rows = new RowSchema(
                part,
                asked.stream().flatMap(feed -> feed.from().stream()).distinct().toList());
        this.name = steps("name", asked);
        this.type = steps("type", asked);
        this.identifier = steps("identifier", asked);
    }

    private @Nullable Steps steps(String attribute, List<Feed> asked) {
        return asked.stream()
                .filter(feed -> feed.to().equals(attribute))
                .findFirst()
                .map(feed -> new Steps(feed.from().stream().mapToInt(rows::slot).toArray(), feed.transforms()))
                .orElse(null);
    }

    /** What a parser has to read. */
    public RowSchema rows() {
        return rows;
    }

    public SourceSchool school(SourceRow row) {
        boolean ended = row.status() == SourceRow.Status.ENDED;
        return new SourceSchool(row.rawId(), text(name, row), text(type, row), text(identifier, row), ended);
    }

    private static @Nullable String text(@Nullable Steps steps, SourceRow row) {
        Object value = steps == null ? null : steps.value(row);
        return value == Value.UNREADABLE ? null : Value.text(value);
    }
}
