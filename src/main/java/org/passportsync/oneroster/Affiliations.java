package org.passportsync.oneroster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;
import org.passportsync.wire.RoleKind;

/** Makes a user's school enrollments of its roles: one for each school, {@code user|student|school} or {@code user|staff|school}. */
final class Affiliations {

    static final String[] COMPUTED = {"student", "staff", "school", "role", "primary", "beginDate", "endDate"};

    private static final String NO_DATE = "0001-";

    private final Rows rows;
    private final int[] slots = new int[COMPUTED.length];
    private final Map<String, Role> bySchool = new LinkedHashMap<>();

    Affiliations(Rows rows) {
        this.rows = rows;
        for (int one = 0; one < slots.length; one++) {
            slots[one] = rows.slot(COMPUTED[one]);
        }
    }

    void read(String id, RoleKind kind, List<Role> roles, RowObject object, RowSink sink) {
        bySchool.clear();
        for (Role role : roles) {
            if (role.org != null) {
                bySchool.merge(role.org, role, Affiliations::united);
            }
        }
        for (Role role : bySchool.values()) {
            sink.row(row(id, kind, role, object));
        }
    }

    private SourceRow row(String id, RoleKind kind, Role role, RowObject object) {
        String who = kind == RoleKind.STUDENT ? "|student|" : "|staff|";
        SourceRow row = rows.start(id + who + role.org, "users", id, object);
        Rows.set(row, slots[kind == RoleKind.STUDENT ? 0 : 1], id);
        Rows.set(row, slots[2], role.org);
        Rows.set(row, slots[3], role.name);
        Rows.set(row, slots[4], String.valueOf(role.primary));
        Rows.set(row, slots[5], role.beginDate);
        Rows.set(row, slots[6], role.endDate);
        return row;
    }

    /** Several roles at one school: named after the primary one, from the earliest begin to the latest end. */
    private static Role united(Role one, Role other) {
        Role united = new Role();
        Role first = other.primary && !one.primary ? other : one;
        united.name = first.name;
        united.org = first.org;
        united.primary = first.primary;
        united.beginDate = open(one.beginDate) || open(other.beginDate) ? null : least(one.beginDate, other.beginDate);
        united.endDate = open(one.endDate) || open(other.endDate) ? null : most(one.endDate, other.endDate);
        return united;
    }

    private static boolean open(@Nullable String date) {
        return date == null || date.startsWith(NO_DATE);
    }

    private static @Nullable String least(@Nullable String one, @Nullable String other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }

    private static @Nullable String most(@Nullable String one, @Nullable String other) {
        return one == null || other != null && other.compareTo(one) > 0 ? other : one;
    }
}
