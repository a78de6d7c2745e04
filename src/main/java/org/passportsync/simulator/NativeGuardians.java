package org.passportsync.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Guardians with their students; emergency contacts are guardians who are none.
 *
 * @param named the students that name a guardian, by the guardian's sourcedId, where guardians may not name their students
 * @param isStudent whether a sourcedId is that of a student
 */
record NativeGuardians(Table users, Map<String, List<String>> named, Predicate<String> isStudent)
        implements NativeKind {

    private static final Pattern ORDERED = Pattern.compile("[A-Za-z]+-[0-9]+-([1-9])");
    private static final List<String> FLAGS =
            List.of("IsGuardian", "IsCustodialGuardian", "IsEmergencyContact", "AllowStudentPickup");

    @Override
    public ObjectNode row(OneRosterRow user, int part) {
        long nameId = NameIds.of(user.id());
        NativeRole role = NativeRole.of(user).stream()
                .filter(NativeRole::isGuardian)
                .findFirst()
                .orElse(new NativeRole("", ""));
        List<String> students = students(user);
        ObjectNode row = OneRosterRow.newRow();
        row.put("NameId", nameId);
        row.put(
                "FamilyOrderNumber",
                students.stream().mapToInt(one -> order(user.id(), one)).min().orElse(1));
        row.set("FirstName", user.value("givenName"));
        row.set("LastName", user.value("familyName"));
        row.set("Email", user.value("email"));
        row.set("Phone", user.value(user.text("phone").isEmpty() ? "sms" : "phone"));
        row.putObject("Address")
                .put("Street", 1 + nameId % 900 + " Lake Street")
                .put("City", "Lakeside");
        row.put("Active", user.isActive());
        students.forEach(student -> row.withArray("Students").add(link(user, role, student)));
        row.withArray("Students");
        return row;
    }

    /** The students a guardian names, or who name the guardian; of others who are there, none. */
    private List<String> students(OneRosterRow user) {
        Set<String> all = new LinkedHashSet<>(user.references("agents"));
        all.addAll(named.getOrDefault(user.id(), List.of()));
        return all.stream()
                .filter(one -> isStudent.test(one) || users.rankOf(one) < 0)
                .toList();
    }

    private ObjectNode link(OneRosterRow user, NativeRole role, String student) {
        ObjectNode link = OneRosterRow.newRow();
        link.put("NameId", NameIds.of(student));
        link.put("Relationship", role.name());
        link.put("FamilyOrderNumber", order(user.id(), student));
        JsonNode told = user.node().path("metadata");
        for (String flag : FLAGS) {
            boolean usual = flag.equals("IsEmergencyContact") == role.isRelative();
            String other = OneRosterRow.text(told.path(flag));
            link.put(flag, other.isEmpty() ? usual : other.equals("true"));
        }
        return link;
    }

    /** The number at the end of the guardian's sourcedId, else the place among those whom the student names, from 1. */
    private int order(String guardian, String student) {
        Matcher ordered = ORDERED.matcher(guardian);
        if (ordered.matches()) {
            return Integer.parseInt(ordered.group(1));
        }
        List<String> agents = OneRosterRow.of(users, student)
                .map(row -> row.references("agents"))
                .orElse(List.of());
        return IntStream.range(0, agents.size())
                .filter(at -> agents.get(at).equals(guardian))
                .map(at -> at + 1)
                .findFirst()
                .orElse(1);
    }
}
