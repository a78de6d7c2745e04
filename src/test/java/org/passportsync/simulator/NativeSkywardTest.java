package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.passportsync.simulator.NativeResource.ENROLLMENTS;
import static org.passportsync.simulator.NativeResource.GRADING_BUCKETS;
import static org.passportsync.simulator.NativeResource.GUARDIANS;
import static org.passportsync.simulator.NativeResource.SCHOOLS;
import static org.passportsync.simulator.NativeResource.SECTIONS;
import static org.passportsync.simulator.NativeResource.STAFF;
import static org.passportsync.simulator.NativeResource.STUDENTS;
import static org.passportsync.simulator.NativeResource.STUDENT_SCHEDULES;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The rows of SMS 2.0 of a generated district over HTTP, beside the OneRoster that they are written from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeSkywardTest {

    private static final District DISTRICT =
            District.of(DistrictSettings.of(7, 3000)).onDay(3);

    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(DISTRICT));
    private final TestClient client = new TestClient(skyward);
    private final NativeClient sms = new NativeClient(skyward);

    @BeforeAll
    void enter() throws Exception {
        sms.withToken();
        client.withToken();
    }

    @BeforeEach
    void asItIs() {
        skyward.show(DISTRICT);
        skyward.faults();
        skyward.grant(AccessRecord.of(skyward.clientId(), skyward.clientSecret()));
    }

    @AfterAll
    void close() {
        skyward.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENROLLMENTS")
    void both_ways_of_paging_bring_every_row_once_in_the_order_of_the_key(NativeResource resource) throws Exception {
        List<JsonNode> rows = sms.byCursor(resource.path(), 130);

        assertThat(rows).isNotEmpty().doesNotHaveDuplicates().isEqualTo(sms.byOffset(resource.path(), 170));
        List<JsonNode> keys = rows.stream().map(row -> row.path(resource.key())).toList();
        assertThat(keys).isSortedAccordingTo((one, other) -> resource.compare(one.asString(), other.asString()));
    }

    @Test
    void a_request_is_under_way_until_its_answer_is_sent() throws Exception {
        String token = client.token(skyward.clientId(), skyward.clientSecret(), "")
                .fields()
                .first("access_token");
        nothingIsUnderWay();
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress("127.0.0.1", skyward.port()));
            slow.getOutputStream()
                    .write(("GET " + TestClient.V1P2 + "/enrollments?limit=10000 HTTP/1.1\r\nHost: skyward\r\n"
                                    + "Authorization: Bearer " + token + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).as("its beginning").isEqualTo('H');

            assertThat(skyward.underWay())
                    .as("its end waits for whoever reads, it is larger than what lies between")
                    .isEqualTo(1);

            assertThat(slow.getInputStream().readAllBytes()).hasSizeGreaterThan(4_500_000);
        }
        nothingIsUnderWay();
    }

    private void nothingIsUnderWay() {
        await().atMost(Duration.ofSeconds(60)).until(() -> skyward.underWay() == 0);
    }

    @Test
    void pages_are_cut_to_a_thousand_rows_and_only_cursors_have_a_link() throws Exception {
        TestClient.Reply byCursor = sms.get("studentschedules?paging.limit=5000");
        assertThat(sms.rows(byCursor)).hasSize(1000);
        assertThat(byCursor.header("Link"))
                .startsWith("<" + skyward.url() + "/api/v1/studentschedules?paging.limit=1000&cursor=");
        assertThat(byCursor.header("X-Total-Count")).isEmpty();

        TestClient.Reply byOffset = sms.get("studentschedules?limit=5000&offset=0");
        assertThat(sms.rows(byOffset)).isEqualTo(sms.rows(byCursor));
        assertThat(byOffset.header("Link")).isEmpty();
        assertThat(sms.json("studentschedules")).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"students?paging.cursor=bm9uZQ%3D%3D", "students?limit=0", "students?limit=2&offset=x"})
    void a_page_that_is_not_there_is_refused(String path) throws Exception {
        assertThat(sms.get(path).status()).isEqualTo(400);
        assertThat(sms.get(path).fields().first("Message")).isNotEmpty();
    }

    @Test
    void a_cursor_is_good_for_its_own_collection_only() throws Exception {
        String cursor = NativeClient.cursor(sms.get("students?paging.limit=2"));

        assertThat(sms.get("students?paging.limit=2&paging." + cursor).status()).isEqualTo(200);
        assertThat(sms.get("staff?paging.limit=2&paging." + cursor).text())
                .isEqualTo("{\"Message\":\"The cursor is not known or has expired.\"}");
    }

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
    void name_ids_are_different_and_sort_as_sourced_ids_do() {
        Table users = District.of(DistrictSettings.of(3, 5000))
                .table(Resource.USERS, new View(Version.V1_2, ""), Sight.EVERYTHING);
        List<String> ids =
                IntStream.range(0, users.size()).mapToObj(users::idAt).toList();

        assertThat(ids).extracting(NameIds::of).doesNotHaveDuplicates();
        for (String kind : List.of("con-", "stf-", "stu-")) {
            assertThat(ids.stream().filter(id -> id.startsWith(kind)).map(NameIds::of))
                    .isSorted();
        }
        assertThat(NameIds.of("stu-0000101")).isEqualTo(10_000_101);
        assertThat(NameIds.of("ada")).isNotEqualTo(NameIds.of("bob"));
        assertThat(NameIds.school("sch-101")).isEqualTo("101");
        assertThat(NameIds.school("lincoln")).isEqualTo("lincoln");
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
