package org.passportsync.oneroster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Makes a user's school enrollments of its roles: one for each school, {@code user|student|school} or {@code user|staff|school}. */
final class Affiliations {

    private final Rows rows;
    private final Map<String, Role> bySchool = new LinkedHashMap<>();

    Affiliations(Rows rows) {
        this.rows = rows;
    }

    void read(RoleKind kind, List<Role> roles, RowObject object, RowSink sink) {
        bySchool.clear();
        for (Role role : roles) {
            if (role.org != null) {
                bySchool.merge(role.org, role, Affiliations::united);
            }
        }
        bySchool.forEach((school, role) -> emit(kind, school, role, object, sink));
    }

    private void emit(RoleKind kind, String school, Role role, RowObject object, RowSink sink) {
        String id = String.valueOf(object.id());
        String who = kind == RoleKind.STUDENT ? "student" : "staff";
        SourceRow row = rows.start(id + "|" + who + "|" + school, "users", object);
        Rows.set(row, rows.slot(who), id);
        Rows.set(row, rows.slot("school"), school);
        Rows.set(row, rows.slot("role"), role.name);
        Rows.set(row, rows.slot("primary"), String.valueOf(role.primary));
        Rows.set(row, rows.slot("beginDate"), role.beginDate);
        Rows.set(row, rows.slot("endDate"), role.endDate);
        sink.row(row);
    }

    /** Several roles at one school: named after the primary one, from the earliest begin to the latest end. */
    private static Role united(Role one, Role other) {
        Role united = new Role();
        Role first = other.primary && !one.primary ? other : one;
        united.name = first.name;
        united.org = first.org;
        united.primary = first.primary;
        united.beginDate = earlier(one.beginDate, other.beginDate);
        united.endDate = later(one.endDate, other.endDate);
        return united;
    }

    private static @Nullable String earlier(@Nullable String one, @Nullable String other) {
        return one == null || other == null ? null : one.compareTo(other) <= 0 ? one : other;
    }

    private static @Nullable String later(@Nullable String one, @Nullable String other) {
        return one == null || other == null ? null : one.compareTo(other) >= 0 ? one : other;
    }
}
