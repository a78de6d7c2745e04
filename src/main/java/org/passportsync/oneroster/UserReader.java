package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;
import org.passportsync.wire.JsonText;
import org.passportsync.wire.RoleKind;

/**
 * Reads users: one may be a student, staff and a contact at once, each with the schools of its own roles. Detects the shape of
 * each object: {@code roles} is 1.2, {@code role} and {@code orgs} are 1.1.
 */
final class UserReader implements RowReader {

    private static final String PART = "users";
    private static final Set<EntityType> PEOPLE =
            Set.of(EntityType.STUDENT, EntityType.STAFF, EntityType.CONTACT, EntityType.SCHOOL_ENROLLMENT);

    private final FieldPlan plan = new FieldPlan();
    private final SimpleRoles simpleRoles = new SimpleRoles(plan);
    private final int primaryOrg = plan.place("primaryOrg");
    private final int agents = plan.place("agents");
    private final @Nullable Member students;
    private final @Nullable Member staff;
    private final @Nullable Member contacts;
    private final @Nullable Rows ties;
    private final int relationships;
    private final @Nullable Affiliations affiliations;
    private final List<Role> own = new ArrayList<>();

    UserReader(List<RowSchema> wanted) {
        this.students = member(EntityType.STUDENT, wanted);
        this.staff = member(EntityType.STAFF, wanted);
        this.contacts = member(EntityType.CONTACT, wanted);
        this.ties = Rows.of(wanted, new PartKind(EntityType.CONTACT, "agent"), plan, "relationships");
        this.relationships = ties == null ? -1 : ties.slot("relationships");
        PartKind enrolled = new PartKind(EntityType.SCHOOL_ENROLLMENT, PART);
        Rows affiliated = Rows.of(wanted, enrolled, plan, Affiliations.COMPUTED);
        this.affiliations = affiliated == null ? null : new Affiliations(affiliated);
    }

    private @Nullable Member member(EntityType entity, List<RowSchema> wanted) {
        Rows rows = Rows.of(wanted, new PartKind(entity, PART), plan, Member.COMPUTED);
        return rows == null ? null : new Member(rows);
    }

    @Override
    public FieldPlan plan() {
        return plan;
    }

    @Override
    public Set<EntityType> entities() {
        return PEOPLE;
    }

    @Override
    public void read(String id, RowObject object, RowSink sink) {
        List<Role> roles = object.roles().isEmpty() ? simpleRoles.read(object) : object.roles();
        boolean placed = placed(roles);
        Set<EntityType> rest = EnumSet.copyOf(PEOPLE);
        for (RoleKind kind : RoleKind.ALL) {
            own.clear();
            for (Role one : roles) {
                if (RoleKind.of(one.name) == kind && !(placed && astray(one))) {
                    own.add(one);
                }
            }
            if (!own.isEmpty()) {
                rest.remove(entity(kind));
                person(id, kind, object, sink);
            }
        }
        Role odd = odd(roles, placed);
        if (roles.isEmpty() || odd != null) {
            String stated = odd == null ? null : RoleKind.shown(odd.name);
            sink.heldBack(rest, id, "role", stated, told(stated));
        }
    }

    private static String told(@Nullable String role) {
        return RoleKind.of(role) == null
                ? "the role of a user is blank or unknown"
                : "a role of a user names no organisation, and another one does";
    }

    private static boolean placed(List<Role> roles) {
        for (Role one : roles) {
            if (one.org != null && RoleKind.of(one.name) != RoleKind.CONTACT) {
                return true;
            }
        }
        return false;
    }

    /** Beside roles at schools, one that should be at a school and doesn't say which may be any that the user had. */
    private static boolean astray(Role role) {
        return role.org == null && RoleKind.of(role.name) != RoleKind.CONTACT;
    }

    /** A role that we don't know may be any that the user had, at any school: what the user has no more of it stays. */
    private static @Nullable Role odd(List<Role> roles, boolean placed) {
        for (Role one : roles) {
            if (RoleKind.of(one.name) == null || placed && astray(one)) {
                return one;
            }
        }
        return null;
    }

    private static EntityType entity(RoleKind kind) {
        return switch (kind) {
            case STUDENT -> EntityType.STUDENT;
            case STAFF -> EntityType.STAFF;
            case CONTACT -> EntityType.CONTACT;
        };
    }

    private void person(String id, RoleKind kind, RowObject object, RowSink sink) {
        Member member = switch (kind) {
            case STUDENT -> students;
            case STAFF -> staff;
            case CONTACT -> contacts;
        };
        if (member != null) {
            sink.row(member.row(id, own, primarySchool(object), object));
        }
        if (kind == RoleKind.STUDENT && ties != null) {
            tie(id, ties, object, sink);
        }
        if (kind != RoleKind.CONTACT && affiliations != null) {
            affiliations.read(id, kind, own, object, sink);
        }
    }

    /** A student names its contacts: each is a part of the contact's record. */
    private void tie(String id, Rows rows, RowObject object, RowSink sink) {
        List<String> named = JsonText.words(object.value(agents));
        if (named.isEmpty()) {
            return;
        }
        String part = "agent@" + id;
        List<Relationship> relationship = List.of(Relationship.to(id));
        for (String contact : named) {
            SourceRow row = rows.start(contact, part, id, object);
            Rows.set(row, relationships, relationship);
            sink.row(row);
        }
    }

    /** The school that the user calls the primary one, unless it is that of another kind of role only. */
    private @Nullable String primarySchool(RowObject object) {
        String stated = object.text(primaryOrg);
        if (stated != null && (at(own, stated) || !at(object.roles(), stated))) {
            return stated;
        }
        Role primary = Role.primary(own);
        return primary == null ? null : primary.org;
    }

    private static boolean at(List<Role> roles, String school) {
        for (Role one : roles) {
            if (school.equals(one.org)) {
                return true;
            }
        }
        return false;
    }
}
