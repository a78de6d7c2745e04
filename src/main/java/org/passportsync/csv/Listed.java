package org.passportsync.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as it is read.
 *
 * @param roles of the users, where they have a file of their own
 * @param mark tells this content from any other
 */
record Listed(Table table, @Nullable RoleBook roles, String mark) {

    static final List<String> ROLES_OF_1_1 = List.of("role", "orgSourcedIds");

    /** A place in it: what a page is asked by. */
    String cursor(long row) {
        return mark + ":" + row;
    }

    /** The row that a cursor stands for; -1 where it was made of another content. */
    long row(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        String ours = mark + ":";
        try {
            return cursor.startsWith(ours) ? Long.parseLong(cursor.substring(ours.length())) : -1;
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }
}
