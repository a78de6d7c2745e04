package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/**
 * Reads users: one may be a student, staff and a contact at once, each with the schools of its own roles. Detects the shape of
 * each object: {@code roles} is 1.2, {@code role} and {@code orgs} are 1.1.
 */
final class UserReader implements RowReader {

    private static final String PART = "users";
    private static final Set<EntityType> PEOPLE =
            EnumSet.of(EntityType.STUDENT, EntityType.STAFF, EntityType.CONTACT, EntityType.SCHOOL_ENROLLMENT);

    private final FieldPlan plan = new FieldPlan();
    private final int role = plan.place("role");
    private final int orgs = plan.place("orgs");
    private final int org = plan.place("org");
    private final int primaryOrg = plan.place("primaryOrg");
    private final int agents = plan.place("agents");
    private final @Nullable Rows students;
    private final @Nullable Rows staff;
    private final @Nullable Rows contacts;
    private final @Nullable Rows ties;
    private final @Nullable Affiliations affiliations;
    private final List<Role> own = new ArrayList<>();

    UserReader(List<RowSchema> wanted) {
        var _ = plan.place("roles");
        var _ = plan.place("userIds");
        this.students = Rows.of(wanted, EntityType.STUDENT, PART, plan, "primarySchool", "schools");
        this.staff = Rows.of(wanted, EntityType.STAFF, PART, plan, "primarySchool", "schools", "roles");
        this.contacts = Rows.of(wanted, EntityType.CONTACT, PART, plan, "role");
        this.ties = Rows.of(wanted, EntityType.CONTACT, "agent", plan, "relationships");
        Rows affiliated = Rows.of(
                wanted,
                EntityType.SCHOOL_ENROLLMENT,
                PART,
                plan,
                "student",
                "staff",
                "school",
                "role",
                "primary",
                "beginDate",
                "endDate");
        this.affiliations = affiliated == null ? null : new Affiliations(affiliated);
    }

    @Override
    public Map<String, Integer> fields() {
        return plan.fields();
    }

    @Override
    public Set<EntityType> entities() {
        return PEOPLE;
    }

    @Override
    public void read(RowObject object, RowSink sink) {
        List<Role> roles = object.roles().isEmpty() ? simpleRoles(object) : object.roles();
        boolean known = false;
        for (RoleKind kind : RoleKind.values()) {
            own.clear();
            for (Role one : roles) {
                if (RoleKind.of(one.name) == kind) {
                    own.add(one);
                }
            }
            if (!own.isEmpty()) {
                known = true;
                person(kind, object, sink);
            }
        }
        if (!known) {
            String stated = roles.isEmpty() ? null : roles.getFirst().name;
            sink.heldBack(
                    PEOPLE, String.valueOf(object.id()), "role", stated, "the role of a user is blank or unknown");
        }
    }

    /** The roles of a 1.1 user: one role, at each of its organisations. */
    private List<Role> simpleRoles(RowObject object) {
        String name = object.text(role);
        if (name == null || name.isBlank()) {
            return List.of();
        }
        List<?> at = object.value(orgs) instanceof List<?> list
                ? list
                : object.text(org) == null ? List.of() : List.of(String.valueOf(object.text(org)));
        String first = object.text(primaryOrg);
        List<Role> roles = new ArrayList<>();
        for (Object one : at) {
            Role simple = new Role();
            simple.name = name.strip();
            simple.org = one.toString();
            simple.primary = first == null ? roles.isEmpty() : first.equals(simple.org);
            roles.add(simple);
        }
        if (roles.isEmpty()) {
            Role nowhere = new Role();
            nowhere.name = name.strip();
            roles.add(nowhere);
        }
        return roles;
    }

    private void person(RoleKind kind, RowObject object, RowSink sink) {
        String id = String.valueOf(object.id());
        switch (kind) {
            case STUDENT -> {
                member(students, id, object, sink);
                tie(id, object, sink);
            }
            case STAFF -> member(staff, id, object, sink);
            case CONTACT -> contact(id, object, sink);
        }
        if (affiliations != null && kind != RoleKind.CONTACT) {
            affiliations.read(kind, own, object, sink);
        }
    }

    private void member(@Nullable Rows rows, String id, RowObject object, RowSink sink) {
        if (rows == null) {
            return;
        }
        SourceRow row = rows.start(id, PART, object);
        Rows.set(row, rows.slot("schools"), schools());
        Rows.set(row, rows.slot("primarySchool"), primarySchool(object));
        Rows.set(row, rows.slot("roles"), names());
        sink.row(row);
    }

    private void contact(String id, RowObject object, RowSink sink) {
        if (contacts != null) {
            SourceRow row = contacts.start(id, PART, object);
            Rows.set(row, contacts.slot("role"), own.getFirst().name);
            sink.row(row);
        }
    }

    /** A student names its contacts: each is a part of the contact's record. */
    private void tie(String id, RowObject object, RowSink sink) {
        if (ties == null || !(object.value(agents) instanceof List<?> named)) {
            return;
        }
        for (Object agent : named) {
            String contact = agent.toString().strip();
            if (!contact.isEmpty()) {
                SourceRow row = ties.start(contact, "agent@" + id, object);
                Rows.set(row, ties.slot("relationships"), List.of(Relationship.to(id)));
                sink.row(row);
            }
        }
    }

    private List<String> schools() {
        List<String> schools = new ArrayList<>(own.size());
        for (Role one : own) {
            if (one.org != null && !schools.contains(one.org)) {
                schools.add(one.org);
            }
        }
        return schools;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(own.size());
        for (Role one : own) {
            if (one.name != null && !names.contains(one.name)) {
                names.add(one.name);
            }
        }
        return names;
    }

    private @Nullable String primarySchool(RowObject object) {
        String stated = object.text(primaryOrg);
        if (stated != null) {
            return stated;
        }
        for (Role one : own) {
            if (one.primary) {
                return one.org;
            }
        }
        return null;
    }
}
