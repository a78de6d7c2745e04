package org.passportsync.command;

import java.util.Map;
import java.util.stream.Collectors;
import org.passportsync.roster.EntityType;

/** Records that are at stake, in words and for programs. */
final class Loss {

    private Loss() {}

    /** For example {@code 1 school, 1,204 student, 9,000 enrollment}. */
    static String words(Map<EntityType, Long> records) {
        return records.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        Words.number(entry.getValue()) + " " + entry.getKey().key())
                .collect(Collectors.joining(", "));
    }
}
