package org.passportsync.skyward;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;
import org.passportsync.wire.RoleKind;

/** Makes enrollments of the staff of a section, each {@code SectionId|staff|NameId}. */
final class SectionStaff {

    static final String[] COMPUTED = {"staff", "class", "school", "role", "primary", "beginDate", "endDate"};

    private static final String STAFF = "Staff";
    private static final String TEACHER = "teacher";

    /** One member of the staff, as all of its entries in the section say together. */
    private record Member(
            String id,
            String role,
            @Nullable String primary,
            @Nullable String begin,
            @Nullable String end) {

        /** Named after the first; from the earliest begin to the latest end, where no date is open. */
        Member with(Member other) {
            return new Member(
                    id,
                    role,
                    primary == null || "true".equalsIgnoreCase(other.primary) ? other.primary : primary,
                    earlier(begin, other.begin),
                    later(end, other.end));
        }

        private static @Nullable String earlier(@Nullable String one, @Nullable String other) {
            return one == null || other == null ? null : one.compareTo(other) < 0 ? one : other;
        }

        private static @Nullable String later(@Nullable String one, @Nullable String other) {
            return one == null || other == null ? null : one.compareTo(other) > 0 ? one : other;
        }
    }

    private final Rows rows;
    private final String part;
    private final int[] slots = new int[COMPUTED.length];
    private final int id;
    private final int role;
    private final int primary;
    private final int begin;
    private final int end;
    private final Map<String, Member> members = new LinkedHashMap<>();

    SectionStaff(Rows rows, String part, Fields section) {
        this.rows = rows;
        this.part = part;
        for (int one = 0; one < slots.length; one++) {
            slots[one] = rows.slot(COMPUTED[one]);
        }
        Fields fields = section.listed(STAFF);
        this.id = fields.place("NameId");
        this.role = fields.place("Role");
        this.primary = fields.place("IsPrimary");
        this.begin = fields.place("StartDate");
        this.end = fields.place("EndDate");
    }

    void read(String section, @Nullable String school, NativeObject object, RowSink sink) {
        members.clear();
        for (NativeObject one : object.list(STAFF)) {
            String who = one.id(id);
            String stated = one.text(role);
            String taken = stated == null ? TEACHER : StaffRole.of(stated);
            if (who == null) {
                held(section, "type", null, "Staff can't be read: one of them has no NameId", sink);
            } else if (taken == null) {
                String shown = RoleKind.shown(stated);
                held(section + "|staff|" + who, "role", shown, "the role of a section's staff is none of staff", sink);
            } else {
                Member member = new Member(who, taken, one.text(primary), one.text(begin), one.text(end));
                members.merge(who, member, Member::with);
            }
        }
        members.values().forEach(one -> sink.row(row(section, school, one, object)));
    }

    private static void held(String rawId, String rule, @Nullable String value, String message, RowSink sink) {
        sink.heldBack(Set.of(EntityType.ENROLLMENT), rawId, rule, value, message);
    }

    private SourceRow row(String section, @Nullable String school, Member member, NativeObject object) {
        SourceRow row = rows.start(section + "|staff|" + member.id(), part, section, object);
        Rows.set(row, slots[0], member.id());
        Rows.set(row, slots[1], section);
        Rows.set(row, slots[2], school);
        Rows.set(row, slots[3], member.role());
        Rows.set(row, slots[4], member.primary());
        Rows.set(row, slots[5], member.begin());
        Rows.set(row, slots[6], member.end());
        return row;
    }
}
