package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.simulator.NativeResource.ENROLLMENTS;
import static org.passportsync.simulator.NativeResource.GRADING_BUCKETS;
import static org.passportsync.simulator.NativeResource.GUARDIANS;
import static org.passportsync.simulator.NativeResource.SCHOOLS;
import static org.passportsync.simulator.NativeResource.SECTIONS;
import static org.passportsync.simulator.NativeResource.STAFF;
import static org.passportsync.simulator.NativeResource.STUDENTS;
import static org.passportsync.simulator.NativeResource.STUDENT_SCHEDULES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The rows of SMS 2.0 of a generated district over HTTP, beside the OneRoster that they are written from. */
class NativeSkywardTest extends GeneratedSkyward {

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ENROLLMENTS", "STAFF"})
    void a_single_row_is_the_row_of_the_list(NativeResource resource) throws Exception {
        JsonNode row = sms.byCursor(resource.path(), 1000).getLast();

        assertThat(sms.json(resource.path() + "/" + row.path(resource.key()).asString()))
                .isEqualTo(row);
        assertThat(sms.get(resource.path() + "/9123").status()).isEqualTo(404);
    }

    @Test
    void a_single_member_of_staff_has_one_row_for_each_school() throws Exception {
        List<JsonNode> staff = sms.byCursor("staff", 1000);
        JsonNode several = staff.stream()
                .filter(row -> !row.path("SchoolId").equals(row.path("DefaultSchoolId")))
                .findFirst()
                .orElseThrow();
        List<JsonNode> own = staff.stream()
                .filter(row -> row.path("NameId").equals(several.path("NameId")))
                .toList();

        assertThat(own).hasSizeGreaterThan(1);
        assertThat(sms.rows(sms.get("staff/" + several.path("NameId").asString())))
                .isEqualTo(own);
        assertThat(sms.get("staff/17").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"students", "staff", "sections", "courses"})
    void the_lists_of_all_schools_make_the_whole_list(String collection) throws Exception {
        Set<String> united = new TreeSet<>();
        for (JsonNode school : sms.json("schools")) {
            String id = school.path("SchoolId").asString();
            List<JsonNode> own = sms.byCursor("schools/" + id + "/" + collection, 50);
            assertThat(own).isNotEmpty().isEqualTo(sms.byOffset("schools/" + id + "/" + collection, 60));
            assertThat(own)
                    .allMatch(row -> row.path("SchoolId").asString().equals(id)
                            || row.path("SchoolIds").toString().contains('"' + id + '"'));
            own.forEach(row -> united.add(row.toString()));
        }

        assertThat(united).hasSameElementsAs(texts(sms.byCursor(collection, 1000)));
        assertThat(sms.get("schools/999/" + collection).status()).isEqualTo(404);
    }

    @Test
    void the_enrollments_of_a_student_are_those_in_the_schedules_of_all() throws Exception {
        Map<JsonNode, List<JsonNode>> schedules = sms.byCursor("studentschedules", 1000).stream()
                .collect(Collectors.groupingBy(row -> row.path("NameId")));
        List<JsonNode> students = sms.byCursor("students", 1000);

        assertThat(students).extracting(row -> row.path("NameId")).hasSameElementsAs(schedules.keySet());
        for (int at = 0; at < students.size(); at += 17) {
            JsonNode nameId = students.get(at).path("NameId");
            List<JsonNode> own = sms.rows(sms.get("students/" + nameId.asString() + "/enrollments"));
            assertThat(own).hasSize(LevelPlan.SUBJECTS).isEqualTo(schedules.get(nameId));
        }
        assertThat(sms.get("students/17/enrollments").status()).isEqualTo(404);
    }

    @Test
    void both_sides_have_the_same_people_schools_sections_and_enrollments() throws Exception {
        for (District day : List.of(DISTRICT, DISTRICT.onDay(310), DISTRICT.onBadDay())) {
            skyward.show(day);
            List<RowFields> users = oneRoster(Resource.USERS);

            assertThat(ids(STUDENTS)).isEqualTo(nameIds(users, "student"));
            assertThat(ids(STAFF)).isEqualTo(nameIds(users, "teacher", "principal", "counselor", "aide"));
            assertThat(ids(GUARDIANS)).isEqualTo(nameIds(users, "parent", "guardian", "relative"));
            assertThat(ids(SCHOOLS)).hasSize(day.count(Resource.ORGS) - 1);
            assertThat(ids(SECTIONS)).hasSize(day.count(Resource.CLASSES));
            assertThat(ids(GRADING_BUCKETS)).hasSize(day.count(Resource.ACADEMIC_SESSIONS));
            assertThat(ids(STUDENT_SCHEDULES)).hasSize(day.count(Resource.ENROLLMENTS) - day.count(Resource.CLASSES));
        }
    }

    @Test
    void who_is_staff_and_guardian_has_one_name_id_in_both_lists() throws Exception {
        Set<String> both = ids(STAFF);
        both.retainAll(ids(GUARDIANS));

        assertThat(both).isNotEmpty().allMatch(id -> id.startsWith("2"));
        assertThat(sms.json("guardians/" + both.iterator().next()).path("Students"))
                .isNotEmpty();
    }

    @Test
    void an_access_record_limited_to_a_school_sees_only_what_is_its_own() throws Exception {
        skyward.grant(
                AccessRecord.of(skyward.clientId(), skyward.clientSecret()).limitedTo("sch-002"));

        assertThat(ids(SCHOOLS)).containsExactly("002");
        assertThat(sms.byCursor("staff", 1000))
                .isNotEmpty()
                .allMatch(row -> row.path("SchoolId").asString().equals("002"));
        assertThat(sms.byCursor("students", 1000))
                .isNotEmpty()
                .allMatch(row -> row.path("SchoolIds").toString().contains("\"002\""));
        assertThat(sms.get("schools/001/students").status()).isEqualTo(404);
    }

    private Set<String> ids(NativeResource resource) throws Exception {
        assertThat(resource).isNotEqualTo(ENROLLMENTS);
        Set<String> ids = new TreeSet<>();
        sms.byCursor(resource.path(), 1000)
                .forEach(row -> ids.add(row.path(resource.key()).asString()));
        return ids;
    }

    private List<RowFields> oneRoster(Resource resource) throws Exception {
        String page = client.page(resource, "limit=100000").text();
        List<RowFields> rows = new ArrayList<>();
        sms.read(page).path(resource.path()).forEach(row -> rows.add(RowFields.of(Utf8.bytes(row.toString()))));
        return rows;
    }

    private static Set<String> nameIds(List<RowFields> users, String... roles) {
        Set<String> ids = new TreeSet<>();
        users.stream()
                .filter(user -> user.all("roles.role").stream().anyMatch(List.of(roles)::contains))
                .forEach(user -> ids.add(Long.toString(NameIds.of(user.first("sourcedId")))));
        return ids;
    }

    private static List<String> texts(List<JsonNode> rows) {
        return rows.stream().map(JsonNode::toString).toList();
    }
}
