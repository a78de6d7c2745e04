package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.passportsync.run.Run;

/** A program that serves looks once a day in each district, whatever happens to its clock or to another district. */
class DailyKeepingTest extends KeptDays {

    @Test
    void a_program_that_serves_looks_once_a_day_as_soon_as_the_day_begins_in_the_district() {
        lakeside.committed();
        DailyKeeping daily = daily(Duration.ofHours(6));
        daily.look();
        lakeside.sql()
                .sql(
                        "insert into failed_login values ('user x', 1, '2026-10-14T13:00Z'), ('user y', 1, '2026-10-16T04:00Z')")
                .update();

        kept.now.set(Instant.parse("2026-10-15T12:00:00Z"));
        daily.look();
        kept.now.set(Instant.parse("2026-10-16T04:59:59Z"));
        daily.look();
        assertThat(kept.audit()).isEmpty();
        assertThat(lakeside.sql()
                        .sql("select key from failed_login")
                        .query(String.class)
                        .list())
                .containsExactly("user y");

        kept.now.set(Instant.parse("2026-10-16T05:00:00Z"));
        daily.look();
        assertThat(kept.audit()).hasSize(1);
    }

    @Test
    void a_clock_that_ran_far_ahead_does_not_end_the_daily_look() {
        lakeside.committed();
        DailyKeeping daily = daily(Duration.ofDays(9_999));
        kept.after(3_000);
        daily.look();

        kept.after(0);
        lakeside.sql()
                .sql(
                        "insert into failed_login values ('user x', 1, '2026-09-14T13:00Z'), ('user z', 9, '2034-12-02T08:00Z')")
                .update();
        Run today = lakeside.committed();
        kept.after(1);
        daily.look();
        assertThat(kept.count("failed_login")).isZero();
        kept.after(31);
        daily.look();

        assertThat(kept.remains(today).journal()).isFalse();
    }

    @Test
    void a_district_that_fails_keeps_no_other_waiting_and_is_tried_again_in_an_hour() {
        lakeside.committed();
        kept.after(1);
        kept.riverside();
        kept.after(70);
        lakeside.sql()
                .sql("create function broken() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'no more room'; end $$")
                .update();
        lakeside.sql()
                .sql("create trigger broken before update on run for each row when (old.connection_id = 1)"
                        + " execute function broken()")
                .update();
        DailyKeeping daily = daily(Duration.ofHours(6));

        daily.look();
        assertThat(kept.audit()).containsExactly("system district riverside days of the journal: 1");

        lakeside.sql().sql("drop trigger broken on run").update();
        daily.look();
        assertThat(kept.audit()).hasSize(1);
        kept.now.set(kept.now.get().plus(Duration.ofHours(1)));
        daily.look();
        assertThat(kept.audit()).hasSize(2).last().isEqualTo("system district lakeside days of the journal: 1");
    }

    private DailyKeeping daily(Duration resumeWithin) {
        return new DailyKeeping(
                lakeside.house.place, lakeside.house.connections, new Keeping(lakeside.house.place, resumeWithin));
    }
}
