package org.passportsync.simulator;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Students, joined with their demographics.
 *
 * @param lastYear the calendar year in which the newest school year ends, or 0
 */
record NativeStudents(Table demographics, int lastYear) implements NativeKind {

    private static final Map<String, String> GENDERS = Map.of("male", "M", "female", "F");
    private static final Map<String, String> ETHNICITIES = Map.of("true", "Y", "false", "N");
    private static final List<String> GRADES =
            List.of("KG", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12");
    private static final List<String> RACES = List.of(
            "americanIndianOrAlaskaNative",
            "asian",
            "blackOrAfricanAmerican",
            "nativeHawaiianOrOtherPacificIslander",
            "white",
            "demographicRaceTwoOrMoreRaces");

    @Override
    public ObjectNode row(OneRosterRow user, int part) {
        List<NativeRole> roles =
                NativeRole.of(user).stream().filter(NativeRole::isStudent).toList();
        long nameId = NameIds.of(user.id());
        ObjectNode row = OneRosterRow.newRow();
        row.put("NameId", nameId);
        row.set("DisplayId", user.value("identifier"));
        schools(roles).forEach(row.putArray("SchoolIds")::add);
        row.put("DefaultSchoolId", NativeRole.home(user, roles));
        stateIds(user, row);
        NativeNames.write(user, row);
        row.set("FullFirstName", user.value("givenName"));
        row.set("FullLastName", user.value("familyName"));
        row.set("OtherName", user.value("preferredFirstName"));
        String grade = OneRosterRow.text(user.list("grades").path(0));
        row.put("GradYr", graduates(grade));
        row.put("GradeLevel", grade);
        row.put("HomeEmail", "");
        demographics(OneRosterRow.of(demographics, user.id()).orElse(new OneRosterRow(OneRosterRow.newRow())), row);
        row.put("FoodServiceKeyPadNumber", Long.toString(1000 + nameId * 7 % 9000));
        return row.put("Active", user.isActive());
    }

    /** The SchoolIds of some roles, each once. */
    static Stream<String> schools(List<NativeRole> roles) {
        return roles.stream()
                .map(NativeRole::school)
                .filter(school -> !school.isEmpty())
                .map(NameIds::school)
                .distinct();
    }

    private static void stateIds(OneRosterRow user, ObjectNode row) {
        ObjectNode all = row.putObject("StateIds");
        row.put("StateId", "");
        for (JsonNode one : user.list("userIds")) {
            if (OneRosterRow.text(one.path("type")).equals("state")) {
                String id = OneRosterRow.text(one.path("identifier"));
                all.put("State", id);
                row.put("StateId", id);
            }
        }
    }

    private int graduates(String grade) {
        int years = GRADES.indexOf(grade);
        return lastYear > 0 && years >= 0 ? lastYear + GRADES.size() - 1 - years : 0;
    }

    private static void demographics(OneRosterRow known, ObjectNode row) {
        row.put("DateOfBirth", known.date("birthDate"));
        String sex = known.text("sex");
        row.put("Gender", GENDERS.getOrDefault(sex, sex));
        row.put("HispanicLatinoEthnicity", ETHNICITIES.getOrDefault(known.text("hispanicOrLatinoEthnicity"), ""));
        List<String> races = RACES.stream()
                .filter(flag -> known.text(flag).equals("true"))
                .map(flag -> Character.toUpperCase(flag.charAt(0)) + flag.substring(1))
                .toList();
        if (races.size() > 1) {
            ArrayNode several = row.putArray("FederalRace");
            races.forEach(several::add);
        } else {
            row.put("FederalRace", races.isEmpty() ? "" : races.getFirst());
        }
    }
}
