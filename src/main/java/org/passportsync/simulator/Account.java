package org.passportsync.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The account of a member of staff or a student in the district's own directory.
 *
 * @param person the person as Skyward has it, in the 1.1 shape
 */
record Account(long seed, OneRosterRow person) {

    static final List<String> COLUMNS = List.of(
            "sourcedId",
            "status",
            "dateLastModified",
            "enabledUser",
            "orgSourcedIds",
            "role",
            "username",
            "userIds",
            "givenName",
            "familyName",
            "middleName",
            "identifier",
            "email",
            "sms",
            "phone",
            "agentSourcedIds",
            "grades",
            "password");

    private static final Set<String> OTHERS = Set.of("guardian", "parent", "relative", "");
    private static final int ONE_IN = 40;

    /** Whether a person has an account: guardians have none, and who has left has none any more. */
    static boolean hasOne(OneRosterRow row) {
        return row.isActive() && !OTHERS.contains(row.text("role"));
    }

    List<String> values() {
        return List.of(
                id().toString(),
                "",
                "",
                "true",
                person.references("orgs").stream().map(DirectoryExport::unit).collect(Collectors.joining(",")),
                person.text("role"),
                person.text("username"),
                "",
                person.text("givenName"),
                person.text("familyName"),
                person.text("middleName"),
                person.text("identifier"),
                email(),
                "",
                "",
                "",
                StreamSupport.stream(person.list("grades").spliterator(), false)
                        .map(OneRosterRow::text)
                        .collect(Collectors.joining(",")),
                "");
    }

    /** The directory counts its accounts by itself; nothing of Skyward's identifier is in it. */
    private UUID id() {
        return UUID.nameUUIDFromBytes(("directory " + seed + " " + person.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** The address that works. One in forty is another one than Skyward knows; and whoever has none there has one here. */
    private String email() {
        boolean other = Math.floorMod(id().getLeastSignificantBits(), ONE_IN) == 0;
        String known = person.text("email");
        return other || known.isEmpty() ? person.text("username") + "@mail.lakeside.example" : known;
    }
}
