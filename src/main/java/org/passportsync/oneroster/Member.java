package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceRow;

/** The rows of one kind of person, with what is worked out of the roles of that kind. */
final class Member {

    static final String[] COMPUTED = {"schools", "primarySchool", "roles", "role"};

    private final Rows rows;
    private final int schools;
    private final int primarySchool;
    private final int roles;
    private final int role;

    Member(Rows rows) {
        this.rows = rows;
        this.schools = rows.slot("schools");
        this.primarySchool = rows.slot("primarySchool");
        this.roles = rows.slot("roles");
        this.role = rows.slot("role");
    }

    SourceRow row(String id, List<Role> own, @Nullable String primary, RowObject object) {
        SourceRow row = rows.start(id, "users", id, object);
        Rows.set(row, primarySchool, primary);
        if (schools >= 0) {
            row.set(schools, schools(own));
        }
        if (roles >= 0) {
            row.set(roles, names(own));
        }
        if (role >= 0) {
            row.set(role, leading(own).name);
        }
        return row;
    }

    private static List<String> schools(List<Role> own) {
        List<String> schools = new ArrayList<>(own.size());
        for (Role one : own) {
            if (one.org != null && !schools.contains(one.org)) {
                schools.add(one.org);
            }
        }
        return schools;
    }

    private static List<String> names(List<Role> own) {
        List<String> names = new ArrayList<>(own.size());
        for (Role one : own) {
            if (one.name != null && !names.contains(one.name)) {
                names.add(one.name);
            }
        }
        return names;
    }

    private static Role leading(List<Role> own) {
        for (Role one : own) {
            if (one.primary) {
                return one;
            }
        }
        return own.getFirst();
    }
}
