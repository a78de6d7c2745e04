package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.Connections;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** The SIS ID prefix, and its change by a re-key, through whole runs. */
class RekeyedRunsTest {

    private LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder);
    }

    @AfterEach
    void leave() {
        district.close();
    }

    @Test
    void the_prefix_stands_before_every_identifier_and_every_reference() {
        district.apply(prefixed("N-"));
        district.committed();

        assertThat(strings("""
                select x from (
                    select sis_id as x from source_record
                    union all select sis_id from source_part
                    union all select sis_id from passport_record
                    union all select unnest(schools) from source_record
                    union all select unnest(calendars) from source_record
                    union all select unnest(students) from source_record
                    union all select unnest(array[student, staff, class, course, parent]) from source_record
                    union all select document ->> k from source_record,
                        unnest(array['school', 'primarySchool', 'district', 'parent', 'course', 'class', 'student', 'staff']) k
                    union all select tie ->> 'student' from source_record,
                        jsonb_array_elements(document -> 'relationships') tie where entity = 9) all_of_them
                where x is not null
                """)).hasSizeGreaterThan(500).allMatch(id -> id.startsWith("N-"));
        assertThat(district.live(9)).hasSize(30);
        assertThat(strings("select distinct jsonb_array_length(document -> 'relationships')::text from passport_record"
                        + " where entity = 9"))
                .containsExactly("1");
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
    }

    @Test
    void a_lost_school_is_found_under_a_prefix_too() {
        district.apply(prefixed("N-"));
        district.committed();
        district.rows.remove(Resource.ORGS, "205");
        for (int one = 1; one <= 10; one++) {
            district.rows.remove(Resource.USERS, LittleDistrict.id("205", one));
        }

        Run run = district.parked();

        assertThat(district.holds(run))
                .filteredOn(hold -> hold.reason() == HoldReason.SCOPE_LOSS)
                .extracting(hold -> hold.school())
                .containsExactly("N-205");
        assertThat(district.changes(run)).noneMatch(change -> change.startsWith("DELETE 5"));
    }

    @Test
    void a_changed_prefix_is_taken_with_a_warning_refuses_plain_launches_and_can_be_put_back() {
        district.apply(prefixed("N-"));
        district.committed();

        Connections.Change change = applied(prefixed("M-"));
        assertThat(change.rekey()).isTrue();
        assertThat(change.warnings())
                .singleElement()
                .asString()
                .contains("under the prefix \"N-\"", "rekey=true", "under \"M-\"", "takes this back");
        assertThat(district.launch())
                .isInstanceOfSatisfying(
                        Launched.Wrong.class,
                        wrong -> assertThat(wrong.reason()).contains("changes from \"N-\" to \"M-\"", "rekey=true"));
        assertThat(district.launch("rekey=true", "entities=student")).isInstanceOf(Launched.Wrong.class);

        assertThat(applied(prefixed("N-")).warnings()).isEmpty();
        assertThat(district.launch("rekey=true"))
                .isInstanceOfSatisfying(
                        Launched.Wrong.class,
                        wrong -> assertThat(wrong.reason()).contains("has not changed", "leave rekey out"));
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
    }

    @Test
    void before_the_first_commit_the_prefix_changes_freely() {
        district.apply(prefixed("N-"));
        assertThat(applied(prefixed("M-")).warnings()).isEmpty();
        assertThat(district.launch("rekey=true")).isInstanceOf(Launched.Wrong.class);

        district.committed();
        assertThat(district.live(1)).containsExactly("M-101", "M-205");
    }

    @Test
    void a_rekey_always_parks_and_keeps_every_passport_id() {
        district.apply(district.definition());
        district.committed();
        Map<String, String> before = passports(id -> id);
        district.apply(prefixed("N-"));

        Run run = district.parked("rekey=true");

        assertThat(district.reasons(run)).containsExactly(HoldReason.REKEY);
        assertThat(district.holds(run).getFirst().message())
                .isEqualTo(
                        before.size() + " live records get new SIS IDs, because the prefix changes from \"\" to \"N-\";"
                                + " their Passport IDs stay");
        assertThat(district.changes(run)).hasSize(before.size()).allMatch(change -> change.endsWith(" REKEY"));
        assertThat(passports(id -> id)).isEqualTo(before);

        approve(run);

        assertThat(passports(id -> id.substring(2))).isEqualTo(before);
        assertThat(strings("select sis_id from passport_record where not starts_with(sis_id, 'N-')"))
                .isEmpty();
        assertThat(strings("select distinct version::text from passport_record"))
                .containsExactly("2");
        assertThat(district.changes(district.committed())).isEmpty();
        assertThat(district.launch("rekey=true")).isInstanceOf(Launched.Wrong.class);
    }

    @Test
    void after_a_rekey_the_baseline_is_the_one_that_the_next_reading_makes() {
        district.apply(prefixed("N-"));
        district.committed();
        district.apply(prefixed("Long_1-"));
        approve(district.parked("rekey=true"));
        List<String> rewritten = baseline();

        district.committed("new=true");

        assertThat(baseline()).isEqualTo(rewritten);
    }

    @Test
    void what_came_left_and_changed_meanwhile_is_one_change_each() {
        district.apply(district.definition());
        district.committed();
        Map<String, String> before = passports(id -> id);
        district.apply(prefixed("N-"));
        district.leave("101", 1, 1);
        district.user("s-101-02", "student", "101", "g-s-101-02", "Renamed");
        district.student("101", 50);

        Run run = district.parked("rekey=true");

        assertThat(district.changes(run))
                .contains("DELETE 5 s-101-01 SOURCE", "CREATE 5 N-s-101-50 SOURCE", "UPDATE 5 N-s-101-02 REKEY")
                .filteredOn(change -> change.contains(" 5 "))
                .hasSize(31);
        approve(run);
        assertThat(district.live(5)).hasSize(30).contains("N-s-101-50").doesNotContain("s-101-01", "N-s-101-01");
        assertThat(passports(id -> id.substring(2)).get("5/s-101-02")).isEqualTo(before.get("5/s-101-02"));
        assertThat(strings("select document ->> 'familyName' from passport_record where sis_id = 'N-s-101-02'"))
                .containsExactly("Renamed");
        assertThat(district.changes(district.committed())).isEmpty();
    }

    @Test
    void who_left_before_or_after_a_rekey_comes_back_as_the_same() {
        district.apply(district.definition());
        district.committed();
        Map<String, String> before = passports(id -> id);
        district.leave("101", 1, 1);
        district.committed();
        district.apply(prefixed("N-"));
        approve(district.parked("rekey=true"));
        district.leave("101", 2, 2);
        district.committed();

        district.student("101", 1);
        district.student("101", 2);
        Run back = district.committed("new=true");

        assertThat(district.changes(back)).contains("CREATE 5 N-s-101-01 REVIVED", "CREATE 5 N-s-101-02 REVIVED");
        assertThat(passports(id -> id.substring(2))).isEqualTo(before);
    }

    @Test
    void prefixes_that_cross_raw_identifiers_do_no_harm() {
        district.student("101", 1);
        district.user("As-101-01", "student", "101", null);
        district.apply(district.definition());
        district.committed();
        Map<String, String> before = passports(id -> id);
        district.apply(prefixed("A"));

        approve(district.parked("rekey=true"));

        assertThat(district.live(5)).contains("As-101-01", "AAs-101-01");
        assertThat(passports(id -> id.substring(1))).isEqualTo(before);
    }

    @Test
    void a_rejected_rekey_leaves_everything_as_it_was() {
        district.apply(district.definition());
        district.committed();
        List<String> before = baseline();
        district.apply(prefixed("N-"));
        Run run = district.parked("rekey=true");

        district.house.syncs.reject(run.id(), null, House.OPERATOR);
        district.apply(district.definition());

        assertThat(district.changes(district.committed("new=true"))).isEmpty();
        assertThat(baseline()).isEqualTo(before);
    }

    @Test
    void what_gets_a_new_sis_id_in_the_same_night_gets_it_under_the_new_prefix() {
        String rules = "uniqueness: { student: [ { attributes: [studentNumber] } ] }";
        numbered("zz1");
        district.apply(
                district.definition().advanced("compareByUniqueness: true").section(rules));
        district.committed();
        String before = passports(id -> id).get("5/zz1");
        district.rows.remove(Resource.USERS, "zz1");
        numbered("zz1new");
        district.rows.remove(Resource.ENROLLMENTS, "e-s-101-01");
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"zze","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                 "class":{"sourcedId":"math-101-1"},"school":{"sourcedId":"101"},
                 "beginDate":"2026-08-20","endDate":"2027-06-30"}""");
        district.apply(prefixed("N-").advanced("compareByUniqueness: true").section(rules));

        Run run = district.parked("rekey=true");

        assertThat(district.changes(run))
                .contains("UPDATE 5 N-zz1new REKEY", "UPDATE 7 N-zz1new|student|101 REKEY", "UPDATE 8 N-zze REKEY");
        approve(run);
        assertThat(strings("select sis_id from passport_record where deleted_at is null"
                        + " and not starts_with(sis_id, 'N-')"))
                .isEmpty();
        assertThat(passports(id -> id).get("5/N-zz1new")).isEqualTo(before);
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
        assertThat(district.changes(district.committed("new=true", "force=true")))
                .isEmpty();

        district.house
                .sql()
                .sql("update passport_record set sis_id = 'zz1new' where sis_id = 'N-zz1new'")
                .update();
        assertThat(district.changes(district.committed("new=true", "force=true")))
                .containsExactly("UPDATE 5 N-zz1new MERGE");
        assertThat(passports(id -> id)).containsKey("5/N-zz1new");
    }

    private void numbered(String id) {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "identifier":"7","roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"101"}}]}
                """.formatted(id));
    }

    @Test
    void issues_that_are_open_name_what_they_are_about_by_its_new_sis_id() {
        String rules = """
                requirements: { class: [ { attribute: course, check: reference, otherwise: SKIP } ] }
                uniqueness: { contact: [ { attributes: [email], onClash: FLAG } ] }""";
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"chess-1","status":"active","title":"Chess","classType":"scheduled",
                 "course":{"sourcedId":"chess"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"year"}]}""");
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"zze","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                 "class":{"sourcedId":"chess-1"},"school":{"sourcedId":"101"},
                 "beginDate":"2026-08-20","endDate":"2027-06-30"}""");
        for (int one = 1; one <= 2; one++) {
            district.rows.put(Resource.USERS, """
                    {"sourcedId":"g-s-101-0%s","status":"active","enabledUser":"true","givenName":"Test",
                     "familyName":"Person","email":"family@home.example",
                     "roles":[{"roleType":"primary","role":"guardian","org":{"sourcedId":"101"}}]}""".formatted(one));
        }
        district.apply(
                district.definition().advanced("compareByUniqueness: true").section(rules));
        district.committed();
        assertThat(open())
                .containsExactly(
                        "chess-1 chess: course chess is neither in this upload nor live, so the record is not taken",
                        "g-s-101-02 ***: has the same email as g-s-101-01 of the same connection. Both are kept",
                        "zze chess-1: class chess-1 was skipped, so this record is not taken either");

        district.apply(prefixed("N-").advanced("compareByUniqueness: true").section(rules));
        approve(district.parked("rekey=true"));

        List<String> renamed = List.of(
                "N-chess-1 N-chess: course N-chess is neither in this upload nor live, so the record is not taken",
                "N-g-s-101-02 ***: has the same email as N-g-s-101-01 of the same connection. Both are kept",
                "N-zze N-chess-1: class N-chess-1 was skipped, so this record is not taken either");
        assertThat(open()).isEqualTo(renamed);
        for (String force : List.of("force=false", "force=true")) {
            district.committed("new=true", force);
            assertThat(open()).isEqualTo(renamed);
        }
        assertThat(strings("select sis_id from issue where closed_run is not null"))
                .isEmpty();
    }

    private List<String> open() {
        return strings(
                "select concat(sis_id, ' ', value, ': ', message) from issue where closed_run is null order by 1");
    }

    private Definitions prefixed(String prefix) {
        return district.definition().advanced("sisIdPrefix: " + prefix);
    }

    private Connections.Change applied(Definitions definition) {
        Connections.Applied applied = district.house.connections.apply(
                List.of(new Connections.File("lakeside.yaml", definition.text())), "steward");
        return ((Connections.Applied.Done) applied).changes().getFirst();
    }

    private void approve(Run run) {
        Run ended = ((Launched.Ended) district.approve(run)).run();
        assertThat(ended.state()).as(ended.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
    }

    private List<String> strings(String sql) {
        return district.house.sql().sql(sql).query((row, _) -> row.getString(1)).list();
    }

    /** Passport IDs of live records by entity and SIS ID. */
    private Map<String, String> passports(UnaryOperator<String> raw) {
        Map<String, String> passports = new TreeMap<>();
        district.house
                .sql()
                .sql("select entity, sis_id, id from passport_record where deleted_at is null")
                .query((row, _) -> passports.put(
                        row.getInt("entity") + "/" + raw.apply(row.getString("sis_id")), row.getString("id")))
                .list();
        return passports;
    }

    /** The baseline, hashes aside. */
    private List<String> baseline() {
        return strings("""
                select concat_ws(' ', entity, sis_id, raw_id, origin, own, live, document, passport_id, schools, student, staff,
                                 class, course, calendars, parent, students, begin_date, end_date)
                from source_record
                union all
                select concat_ws(' ', 'part', entity, sis_id, part, raw_id, origin, own, document) from source_part
                order by 1
                """);
    }
}
