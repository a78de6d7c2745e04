package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** What becomes of hub schools and their people as schools are mapped, merged, renamed and let go; on a real database. */
class SchoolMappingTest {

    private static final String NO_LIMIT = "holdThreshold: none";

    private final SmallDistrict district = new SmallDistrict();
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows()));
    private final TestDatabase database = TestDatabase.fresh();
    private House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = House.on(database, folder);
        district.school("101", "Lincoln Elementary", "4800001").people("101", 1, 6);
        district.school("205", "Washington Middle", "4800002").people("205", 7, 12);
        district.student(12, "101", "205");
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    @Test
    void several_schools_merged_into_one_from_the_start_make_one_hub_school() {
        apply(merged());

        committed();

        assertThat(schools()).containsExactly(Map.entry("lincoln-academy", "Lincoln Academy"));
        assertThat(count("hub.student where school_ids = array[(select passport_id from hub.school)]"))
                .isEqualTo(12);
        assertThat(count("hub.class c join hub.school s on s.passport_id = c.school_id"))
                .isEqualTo(2);
        assertThat(house.sql()
                        .sql("select sis_ids::text from hub.school")
                        .query(String.class)
                        .single())
                .isEqualTo("{101,205}");
    }

    @Test
    void schools_merged_later_move_their_people_and_the_empty_hub_school_goes() {
        apply(all());
        committed();
        String before = idOf("lincoln-elementary");

        apply(all().replace("autoMap: true", """
                autoMap: true
                  map: [ { source: "205", existing: lincoln-elementary } ]"""));
        committed();

        assertThat(schools()).containsExactly(Map.entry("lincoln-elementary", "Lincoln Elementary"));
        assertThat(idOf("lincoln-elementary")).isEqualTo(before);
        assertThat(count("hub.student where school_ids = array[(select passport_id from hub.school)]"))
                .isEqualTo(12);
        assertThat(count("hub.enrollment where school_id = (select passport_id from hub.school)"))
                .isEqualTo(12);
        assertThat(causes("DELETE")).containsExactly("1/MERGE");
        assertThat(causes("UPDATE")).containsOnly("3/MERGE", "4/MERGE", "5/MERGE", "7/MERGE", "8/MERGE");
        assertThat(quiet()).isTrue();
    }

    @Test
    void a_merge_that_is_taken_back_gives_the_school_its_old_hub_school_again() {
        apply(all());
        committed();
        String washington = idOf("washington-middle");
        apply(all().replace("autoMap: true", """
                autoMap: true
                  map: [ { source: "205", existing: lincoln-elementary } ]"""));
        committed();

        apply(all());
        committed();

        assertThat(idOf("washington-middle")).isEqualTo(washington);
        assertThat(
                        count(
                                "hub.class c join hub.school s on s.passport_id = c.school_id and s.slug = 'washington-middle'"))
                .isEqualTo(1);
        assertThat(quiet()).isTrue();
    }

    @Test
    void one_of_two_merged_schools_is_removed_and_the_hub_school_stays_for_the_other() {
        apply(merged());
        committed();

        apply(mapping("{ source: \"101\", new: Lincoln Academy }"));
        committed();

        assertThat(schools()).containsExactly(Map.entry("lincoln-academy", "Lincoln Academy"));
        assertThat(count("hub.student")).isEqualTo(7);
        assertThat(count("hub.class")).isEqualTo(1);
    }

    @Test
    void a_renamed_school_keeps_its_hub_name_until_its_attributes_are_refreshed() {
        apply(all());
        committed();
        district.school("101", "Abraham Lincoln School", "4800099");

        committed();
        assertThat(schools()).containsEntry("lincoln-elementary", "Lincoln Elementary");

        refresh("101");
        committed();
        assertThat(schools())
                .containsEntry("lincoln-elementary", "Abraham Lincoln School")
                .containsEntry("washington-middle", "Washington Middle");
        assertThat(causes("UPDATE")).containsExactly("1/SCHOOL_MAPPING");
        assertThat(count("school_refresh")).isZero();
        assertThat(quiet()).isTrue();
    }

    @Test
    void a_name_that_the_definition_gives_is_the_hub_schools_also_when_it_is_given_later() {
        apply(all());
        committed();

        apply(all().replace("autoMap: true", """
                autoMap: true
                  map: [ { source: "205", new: Washington Academy } ]"""));
        committed();

        assertThat(schools()).containsEntry("washington-middle", "Washington Academy");
        refresh("205");
        committed();
        assertThat(schools()).containsEntry("washington-middle", "Washington Academy");
        assertThat(quiet()).isTrue();
    }

    @Test
    void an_excluded_schools_own_records_leave_and_shared_ones_stay_with_the_other_school() {
        apply(all());
        committed();

        apply(all().replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]"));
        committed();

        assertThat(schools()).containsOnlyKeys("lincoln-elementary");
        assertThat(count("hub.student")).isEqualTo(7);
        assertThat(count("hub.student where cardinality(school_ids) = 1")).isEqualTo(7);
        assertThat(count("hub.contact")).isEqualTo(7);
        assertThat(causes("DELETE")).contains("1/SCHOOL_MAPPING", "4/SCHOOL_MAPPING", "5/SCHOOL_MAPPING");
        assertThat(count("school_mapping")).isEqualTo(1);
    }

    @Test
    void the_records_of_an_excluded_school_count_toward_the_limits() {
        apply(all().replace(NO_LIMIT, "preview: false"));
        committed();

        apply(all().replace(NO_LIMIT, "preview: false")
                .replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]"));
        Run run = run();

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(holds(run)).extracting(Hold::reason).containsOnly(HoldReason.LIMIT);
        assertThat(holds(run))
                .extracting(Hold::message)
                .anyMatch(text -> text.startsWith("5 of 12 live student records"));
    }

    @Test
    void a_vanished_school_is_frozen_until_it_is_taken_out_of_the_mapping() {
        apply(all());
        committed();
        district.without("205");

        Run held = run();
        assertThat(holds(held)).extracting(Hold::reason).contains(HoldReason.SCOPE_LOSS);
        approve(held);
        assertThat(schools()).containsKey("washington-middle");

        apply(all().replace("autoMap: true", "autoMap: true\n  exclude: [\"205\"]"));
        committed();
        assertThat(schools()).containsOnlyKeys("lincoln-elementary");
        assertThat(count("hub.class")).isEqualTo(1);
    }

    @Test
    void a_deactivated_school_leaves_with_its_own_records_and_comes_back_as_the_same() {
        apply(all());
        committed();
        String washington = idOf("washington-middle");
        district.inactive("205", "Washington Middle");

        committed();
        assertThat(schools()).containsOnlyKeys("lincoln-elementary");
        assertThat(causes("DELETE")).contains("1/SOURCE", "4/PARENT", "5/PARENT", "8/PARENT");

        district.school("205", "Washington Middle", "4800002");
        committed();
        assertThat(idOf("washington-middle")).isEqualTo(washington);
        assertThat(count("hub.student")).isEqualTo(12);
    }

    @Test
    void a_school_that_was_never_active_is_not_mapped() {
        district.inactive("300", "Old Town School");
        apply(all());

        committed();

        assertThat(schools()).containsOnlyKeys("lincoln-elementary", "washington-middle");
        assertThat(count("school_mapping")).isEqualTo(2);
    }

    @Test
    void a_new_school_comes_in_by_itself_with_auto_mapping_only() {
        apply(merged());
        committed();
        district.school("300", "Roosevelt High", "4800003").people("300", 13, 14);

        committed();
        assertThat(schools()).containsOnlyKeys("lincoln-academy");

        apply(all());
        committed();
        assertThat(schools()).containsKeys("roosevelt-high", "washington-middle");
    }

    @Test
    void a_definition_whose_schools_the_sis_does_not_list_is_refused_with_what_it_lists() {
        apply(mapping("{ source: \"999\", new: Lincoln Academy }"));

        assertThat(launch())
                .isInstanceOfSatisfying(
                        Launched.Wrong.class,
                        wrong -> assertThat(wrong.reason())
                                .contains("no school is mapped", "lists 2 schools: [101, 205]", "apply it again"));
    }

    private String all() {
        return Definitions.lakeside(skyward).advanced(NO_LIMIT).text();
    }

    private String merged() {
        return mapping("{ source: \"101\", new: Lincoln Academy }, { source: \"205\", existing: lincoln-academy }");
    }

    private String mapping(String entries) {
        return all().replace("autoMap: true", "map: [ " + entries + " ]");
    }

    private void apply(String text) {
        house.apply(text);
    }

    private void refresh(String source) {
        house.sql()
                .sql("insert into school_refresh select id, :source, 'steward', now() from connection")
                .param("source", source)
                .update();
    }

    private Launched launch() {
        return house.launch("asOf=2026-09-15");
    }

    private Run run() {
        Launched launched = launch();
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    private Run committed() {
        Run run = run();
        if (run.state() == RunState.PARKED) {
            run = approve(run);
        }
        assertThat(run.state())
                .as(String.valueOf(run.message()))
                .isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return run;
    }

    private Run approve(Run parked) {
        Launched launched = house.syncs.approve(
                parked.id(), String.valueOf(parked.digest()), null, House.OPERATOR, RunWatcher.NONE);
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    private List<Hold> holds(Run run) {
        return new Holds(house.place.database()).of(run.id());
    }

    /** Whether another sync finds nothing to do. */
    private boolean quiet() {
        Run run = committed();
        return house.sql()
                .sql("select not exists (select from change where run_id = :run)")
                .param("run", run.id())
                .query(Boolean.class)
                .single();
    }

    private Map<String, String> schools() {
        Map<String, String> schools = new TreeMap<>();
        house.sql()
                .sql("select slug, name from hub.school")
                .query((row, _) -> schools.put(row.getString("slug"), row.getString("name")))
                .list();
        return schools;
    }

    private String idOf(String slug) {
        return house.sql()
                .sql("select passport_id::text from hub.school where slug = :slug")
                .param("slug", slug)
                .query(String.class)
                .single();
    }

    private int count(String what) {
        return house.sql()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }

    private List<String> causes(String operation) {
        return house.sql()
                .sql("select distinct entity || '/' || cause from change where operation = :operation"
                        + " and run_id = (select max(id) from run) order by 1")
                .param("operation", operation)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
