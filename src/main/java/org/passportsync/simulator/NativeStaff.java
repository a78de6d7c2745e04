package org.passportsync.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Staff, with one row for each school that can be seen. */
record NativeStaff(Sight sight) implements NativeKind {

    @Override
    public ObjectNode row(OneRosterRow user, int part) {
        List<NativeRole> roles = schools(user);
        NativeRole role = roles.get(part);
        ObjectNode row = OneRosterRow.newRow();
        row.put("NameId", NameIds.of(user.id()));
        row.put("SchoolId", NameIds.school(role.school()));
        row.put("DefaultSchoolId", NativeRole.home(user, roles));
        row.set("DisplayId", user.value("identifier"));
        NativeNames.write(user, row);
        row.put("StaffType", role.name());
        row.put("Active", user.isActive());
        return row.put("Password", "simulated-password");
    }

    /** The first staff role at each school, for those schools that can be seen. */
    List<NativeRole> schools(OneRosterRow user) {
        Set<String> met = new HashSet<>();
        List<NativeRole> found = new ArrayList<>();
        for (NativeRole role : NativeRole.of(user)) {
            if (role.isStaff() && sight.sees(role.school()) && met.add(NameIds.school(role.school()))) {
                found.add(role);
            }
        }
        return found;
    }
}
