package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.wire.JsonText;

/**
 * The roles of a 1.1 user: one role, at each of its organisations. In which order these stand says nothing: without a primary
 * one among several, none is.
 */
final class SimpleRoles {

    private final int role;
    private final int orgs;
    private final int org;
    private final int primaryOrg;
    private final List<Role> roles = new ArrayList<>();

    SimpleRoles(FieldPlan plan) {
        this.role = plan.place("role");
        this.orgs = plan.place("orgs");
        this.org = plan.place("org");
        this.primaryOrg = plan.place("primaryOrg");
    }

    /** What the object's own fields say; valid until the next object is read. */
    List<Role> read(RowObject object) {
        roles.clear();
        String name = object.text(role);
        if (name == null) {
            return roles;
        }
        List<String> at = JsonText.words(object.value(orgs));
        at = at.isEmpty() ? JsonText.words(object.value(org)) : at;
        String primary = object.text(primaryOrg);
        for (String one : at) {
            add(name, one, primary == null ? at.size() == 1 : primary.equals(one));
        }
        if (roles.isEmpty()) {
            add(name, null, false);
        }
        return roles;
    }

    private void add(String name, @Nullable String at, boolean primary) {
        Role simple = new Role();
        simple.name = name;
        simple.org = at;
        simple.primary = primary;
        roles.add(simple);
    }
}
