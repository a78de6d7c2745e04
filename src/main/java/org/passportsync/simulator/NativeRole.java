package org.passportsync.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One role of a user, in either shape of OneRoster.
 *
 * @param name as it is written
 * @param school the sourcedId of the org, or an empty text
 */
record NativeRole(String name, String school) {

    private static final Set<String> OF_GUARDIANS = Set.of("parent", "guardian", "relative");

    static List<NativeRole> of(OneRosterRow user) {
        List<NativeRole> found = new ArrayList<>();
        user.list("roles")
                .forEach(role -> found.add(new NativeRole(
                        OneRosterRow.text(role.path("role")),
                        OneRosterRow.text(role.path("org").path("sourcedId")))));
        String single = user.text("role");
        if (found.isEmpty() && !single.isEmpty()) {
            user.references("orgs").forEach(org -> found.add(new NativeRole(single, org)));
        }
        return found;
    }

    /** The SchoolId of the school a user is at home in. */
    static String home(OneRosterRow user, List<NativeRole> roles) {
        String primary = user.reference("primaryOrg");
        return NameIds.school(
                primary.isEmpty() && !roles.isEmpty() ? roles.getFirst().school() : primary);
    }

    boolean isStudent() {
        return plain().equals("student");
    }

    boolean isGuardian() {
        return OF_GUARDIANS.contains(plain());
    }

    /** Whether the role is that of a relative, who is called in an emergency. */
    boolean isRelative() {
        return plain().equals("relative");
    }

    boolean isStaff() {
        return !plain().isEmpty() && !isStudent() && !isGuardian();
    }

    private String plain() {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
