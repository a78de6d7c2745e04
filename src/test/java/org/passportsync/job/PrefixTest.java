package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passportsync.run.Connections;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** The SIS ID prefix through whole runs, until it is changed by a re-key. */
class PrefixTest extends PrefixedDistrict {

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

    private Connections.Change applied(Definitions definition) {
        Connections.Applied applied = district.house.connections.apply(
                List.of(new Connections.File("lakeside.yaml", definition.text())), "steward");
        return ((Connections.Applied.Done) applied).changes().getFirst();
    }
}
