package org.passportsync.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.Schema;

/**
 * Unites the rows of one person where the SIS lists people once for each school: schools and roles of all rows, everything
 * else as the row of the primary school says it, and where that says nothing, as the next one does.
 */
final class Rows {

    private static final List<String> UNITED = List.of("schools", "roles");

    private final Schema schema;
    private final Optional<Integer> schools;
    private final Optional<Integer> primarySchool;
    private final List<@Nullable Object[]> all = new ArrayList<>(1);

    Rows(Schema schema) {
        this.schema = schema;
        this.schools = schema.find("schools");
        this.primarySchool = schema.find("primarySchool");
    }

    /** Takes one row's values, by slot; rows come in the order of their parts' names. */
    void add(@Nullable Object[] row) {
        if (isOfPrimarySchool(row)) {
            all.addFirst(row);
        } else {
            all.add(row);
        }
    }

    /** Puts the united values where none are yet. */
    void unite(@Nullable Object[] values) {
        if (all.size() > 1) {
            for (String attribute : UNITED) {
                schema.find(attribute).ifPresent(slot -> values[slot] = united(slot));
            }
        }
        all.forEach(row -> fill(row, values));
    }

    /** Fills what is open. */
    static void fill(@Nullable Object[] from, @Nullable Object[] values) {
        for (int slot = 0; slot < values.length; slot++) {
            if (values[slot] == null) {
                values[slot] = from[slot];
            }
        }
    }

    private @Nullable List<Object> united(int slot) {
        List<Object> united = new ArrayList<>();
        for (@Nullable Object[] row : all) {
            if (row[slot] instanceof List<?> list) {
                list.stream().filter(one -> !united.contains(one)).forEach(united::add);
            }
        }
        return united.isEmpty() ? null : united;
    }

    private boolean isOfPrimarySchool(@Nullable Object[] row) {
        return primarySchool.isPresent()
                && schools.isPresent()
                && row[schools.get()] instanceof List<?> own
                && own.contains(row[primarySchool.get()]);
    }
}
