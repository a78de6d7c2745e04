package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A release that shows its deletes only, where the rules of merging have moved since the connection's last run. */
class WithheldReleaseTest extends SharedRecords {

    @Test
    void nothing_else_moves_with_it_and_approved_it_applies_nothing() {
        bothHold("100");
        sources.lakeside.house.life.order("annex", Order.RETIRE, House.OPERATOR);
        sources.lakeside.house.apply(mapped("", ""));
        disableDeletion();
        String before = shared();

        Run held = release();

        assertThat(held.state()).as(held.message()).isEqualTo(RunState.PARKED);
        assertThat(sources.lakeside.changes(held))
                .containsExactly("DELETE student a-9 RELEASE", "DELETE schoolEnrollment a-9|student|a-1 RELEASE");
        Run run = sources.lakeside.approve(held);
        assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMMITTED);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).contains("a-9");
        assertThat(shared()).isEqualTo(before);
    }

    /** The document of the student whom both hold. */
    private String shared() {
        return sources.document(EntityType.STUDENT, sources.passport("annex", EntityType.STUDENT, "a-1"));
    }

    /** The annex commits; it is master of the middle name of the student whom both hold, and has none. */
    private void bothHold(String number) {
        sources.lakeside.district.aUser(
                "s-1", "Student One", fields(number, "") + "\"middleName\":\"Mid\",", "student", "lincoln");
        sources.main("asOf=2026-09-14");
        sources.annexed(definition -> definition);
        annexStudent("a-1", number, "");
        annexStudent("a-9", "900", "");
        sources.annex();
    }

    private Run release() {
        return Lakeside.ended(sources.lakeside.house.syncs.launch(
                LaunchParameters.release("annex", "moved"), House.OPERATOR, RunWatcher.NONE));
    }
}
