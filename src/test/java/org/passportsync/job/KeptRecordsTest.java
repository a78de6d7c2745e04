package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passportsync.access.Reach;
import org.passportsync.connection.Operation;
import org.passportsync.hub.RecordHistory;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Remains;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Changes and deleted records go once their time is over; what is live, and its history, stays. */
class KeptRecordsTest extends KeptDays {

    @Test
    void changes_go_and_the_run_and_the_history_of_its_records_say_so() {
        Run first = lakeside.committed();
        lakeside.district.aStudentNamed("Married", "s-002", "lincoln");
        Run second = lakeside.committed();
        long changed = lakeside.changes(first).size() + lakeside.changes(second).size();
        kept.after(91);

        assertThat(kept.drop().changes()).isEqualTo(changed);

        assertThat(lakeside.changes(first)).isEmpty();
        assertThat(kept.remains(second)).isEqualTo(new Remains(false, false));
        assertThat(kept.remarks(second))
                .contains("the changes of run " + second.id()
                        + ", record by record, are no longer kept (advanced.retention.changes); its counts are");
        assertThat(history("s-002")).extracting(RecordHistory.Version::run).containsExactly(second.id(), first.id());
        assertThat(history("s-002")).extracting(RecordHistory.Version::cause).containsOnlyNulls();
        assertThat(kept.texts("select sum(creates) from run_count where school = ''"))
                .containsExactly(
                        String.valueOf(lakeside.live(EntityType.STUDENT).size() + 7));
    }

    @Test
    void the_changes_of_a_held_run_stay() {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        Run parked = lakeside.sync("preview=true");
        kept.after(300);

        kept.drop();

        assertThat(lakeside.changes(parked)).contains("DELETE student s-003 SOURCE");
    }

    @Test
    void a_deleted_record_is_purged_with_its_history_and_comes_back_as_a_new_one() {
        lakeside.committed();
        UUID gone = passportId("s-003");
        lakeside.district.without(Resource.USERS, "s-003");
        lakeside.committed();
        kept.after(365);
        assertThat(kept.drop().tombstones()).isZero();
        assertThat(versions("s-003")).containsExactly("2");
        List<String> live = kept.texts("select entity || ' ' || id || ' ' || version from passport_record"
                + " where deleted_at is null order by 1");

        kept.after(366);
        assertThat(kept.drop().tombstones()).isEqualTo(2);

        assertThat(versions("s-003")).isEmpty();
        assertThat(kept.texts("select id from record_history")).doesNotContain(gone.toString());
        assertThat(kept.texts("select entity || ' ' || id || ' ' || version from passport_record order by 1"))
                .isEqualTo(live);
        assertThat(lakeside.changes(lakeside.committed())).isEmpty();

        lakeside.district.aStudent("s-003", "lincoln");
        Run back = lakeside.committed();
        assertThat(lakeside.changes(back)).contains("CREATE student s-003 SOURCE");
        assertThat(passportId("s-003")).isEqualTo(gone);
        assertThat(history("s-003"))
                .extracting(RecordHistory.Version::number, RecordHistory.Version::run, RecordHistory.Version::operation)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, back.id(), Operation.CREATE));
    }

    @Test
    void the_history_of_what_is_live_stays_as_it_is() {
        lakeside.committed();
        lakeside.district.aStudentNamed("Married", "s-002", "lincoln");
        lakeside.committed();
        kept.after(3_000);
        lakeside.committed();
        kept.drop();

        assertThat(history("s-002")).extracting(RecordHistory.Version::number).containsExactly(2, 1);
    }

    @Test
    void what_a_connection_still_holds_is_never_purged() {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        lakeside.committed();
        lakeside.sql()
                .sql("update source_record set passport_id = :gone where entity = 5 and sis_id = 's-001'")
                .param("gone", passportId("s-003"))
                .update();
        UUID edge = lakeside.sql()
                .sql("select id from passport_record where entity = 7 and deleted_at is not null")
                .query(UUID.class)
                .single();
        lakeside.sql()
                .sql(
                        "update source_record set passport_id = :gone, linked = true where entity = 7 and student = 's-001'")
                .param("gone", edge)
                .update();
        kept.after(366);

        assertThat(kept.drop().tombstones()).isZero();
        lakeside.sql()
                .sql("update source_record s set linked = false, sis_id = p.sis_id from passport_record p"
                        + " where p.id = :gone and s.passport_id = p.id")
                .param("gone", edge)
                .update();
        assertThat(kept.drop().tombstones()).as("under its own SIS ID").isZero();
        assertThat(versions("s-003")).containsExactly("2");
        assertThat(kept.texts("select id from record_history")).contains(edge.toString());
    }

    @Test
    void what_a_held_run_would_bring_back_is_not_purged() {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        lakeside.committed();
        kept.after(100);
        lakeside.district.aStudent("s-003", "lincoln");
        Run parked = lakeside.sync("preview=true");
        kept.after(400);

        assertThat(kept.drop().tombstones()).isZero();
        assertThat(lakeside.approve(parked).state()).isEqualTo(RunState.COMMITTED);
        assertThat(versions("s-003")).containsExactly("3");
    }

    @Test
    void decisions_go_with_the_last_of_their_records() {
        lakeside.committed();
        decided("s-003", "s-004");
        decided("s-003", "s-001");
        lakeside.district.without(Resource.USERS, "s-003", "s-004");
        lakeside.committed();
        kept.after(366);

        assertThat(kept.drop().tombstones()).isEqualTo(4);

        assertThat(kept.texts("select sis_id || ' ' || other_sis_id from decision"))
                .containsExactly("s-003 s-001");
    }

    @Test
    void what_people_edited_in_the_hub_is_kept_as_long_as_the_connections_keep_theirs() {
        lakeside.apply(definition -> KeptLakeside.usual(definition)
                .advanced("multipleSources: true")
                .advanced("retention: { journal: 3d, changes: 5d, runs: 20d, tombstones: 10d }"));
        lakeside.committed();
        HubEdits.Target student =
                new HubEdits.Target(EntityType.STUDENT, passportId("s-002"), new Reach.Everywhere(), Set.of());
        assertThat(new HubEdits(lakeside.house.place, lakeside.house.connections)
                        .edit(student, "{\"middleName\": \"Ann\"}", House.OPERATOR))
                .isInstanceOf(EditOutcome.Done.class);
        lakeside.district.without(Resource.USERS, "s-003");
        lakeside.committed();
        kept.after(10);
        assertThat(kept.drop().tombstones()).isZero();

        kept.after(11);
        assertThat(kept.drop().tombstones()).isEqualTo(2);
        assertThat(kept.count("change")).isZero();
        assertThat(kept.texts("select distinct journal from run")).containsExactly("GONE");
    }

    private void decided(String one, String other) {
        lakeside.sql()
                .sql("insert into decision (district_id, entity, connection_id, sis_id, other_connection, other_sis_id,"
                        + " verdict, actor, at) values ('lakeside', 5, 1, :one, 1, :other, 'DIFFERENT', 'anna', now())")
                .param("one", one)
                .param("other", other)
                .update();
    }

    private List<RecordHistory.Version> history(String student) {
        return new RecordHistory(lakeside.sql(), org.passportsync.roster.ShownDocument.View.MASKED)
                .of(EntityType.STUDENT, passportId(student), new Reach.Everywhere());
    }

    private UUID passportId(String student) {
        return lakeside.sql()
                .sql("select id from passport_record where entity = 5 and sis_id = :student")
                .param("student", student)
                .query(UUID.class)
                .single();
    }

    private List<String> versions(String student) {
        return kept.texts("select version from passport_record where entity = 5 and sis_id = '" + student + "'");
    }
}
