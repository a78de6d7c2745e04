package org.passportsync.simulator;

import tools.jackson.databind.node.ObjectNode;

/** What students and staff have in common. */
final class NativeNames {

    private NativeNames() {}

    static void write(OneRosterRow user, ObjectNode row) {
        row.set("FirstName", user.value("givenName"));
        row.set("MiddleName", user.value("middleName"));
        row.set("LastName", user.value("familyName"));
        row.set("Username", user.value("username"));
        row.set("SchoolEmail", user.value("email"));
        row.set("Phone", user.value("phone"));
    }
}
