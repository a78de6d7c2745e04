package org.passportsync.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.oneroster.UserRole;

/** The roles of one 1.2 user, as they are put beside the user's row: one text. */
record PackedRoles(List<One> roles) {

    /** The column that they are put into; none of OneRoster's files has one of that name. */
    static final String COLUMN = "roles";

    /** What is taken of a row of {@code roles.csv}. */
    static final List<String> FIELDS = List.of("role", "orgSourcedId", "roleType", "beginDate", "endDate");

    private static final char BETWEEN_FIELDS = '\u001F';
    private static final char BETWEEN_ROLES = '\u001E';

    /**
     * One of them.
     *
     * @param text the values of its {@link #FIELDS}
     */
    record One(String text, boolean ended) {}

    static String text(List<@Nullable String> values) {
        return values.stream()
                .map(value ->
                        value == null ? "" : value.replace(BETWEEN_FIELDS, ' ').replace(BETWEEN_ROLES, ' '))
                .collect(Collectors.joining(String.valueOf(BETWEEN_FIELDS)));
    }

    /** Whether the user had roles, and all are over. */
    boolean over() {
        return !roles.isEmpty() && roles.stream().allMatch(One::ended);
    }

    /** Those that are not over; where all are, these. */
    String text() {
        boolean over = over();
        return roles.stream()
                .filter(one -> over || !one.ended())
                .map(One::text)
                .collect(Collectors.joining(String.valueOf(BETWEEN_ROLES)));
    }

    static List<UserRole> read(String text) {
        List<UserRole> roles = new ArrayList<>(2);
        for (String one : text.split(String.valueOf(BETWEEN_ROLES), -1)) {
            String[] values = one.split(String.valueOf(BETWEEN_FIELDS), -1);
            if (values.length == FIELDS.size()) {
                roles.add(new UserRole(
                        unlessBlank(values[0]),
                        unlessBlank(values[1]),
                        "primary".equalsIgnoreCase(values[2]),
                        unlessBlank(values[3]),
                        unlessBlank(values[4])));
            }
        }
        return roles;
    }

    private static @Nullable String unlessBlank(String value) {
        return value.isEmpty() ? null : value;
    }
}
