package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages don't wait for the disk; whatever tells somebody that something is done does. */
class UnhurriedPagesTest {

    @Test
    void a_page_does_not_wait_for_the_disk_and_a_commit_does(@TempDir Path folder) {
        try (Lakeside lakeside = Lakeside.in(folder)) {
            lakeside.district.aSchool("lincoln").students(1, 5, "lincoln");
            lakeside.sql().sql("create table told (place text, source text)").update();
            lakeside.sql().sql("""
                    create function tells() returns trigger language plpgsql as $$
                    begin
                        insert into told select tg_table_name, s.source from pg_settings s where s.name = 'synchronous_commit';
                        return null;
                    end $$""").update();
            for (String table : List.of("page_journal", "settled", "change", "passport_record", "source_record")) {
                lakeside.sql()
                        .sql("create trigger tells before insert on " + table
                                + " for each statement execute function tells()")
                        .update();
            }

            lakeside.committed();

            assertThat(told(lakeside, "= 'page_journal'")).containsExactly("session");
            assertThat(told(lakeside, "<> 'page_journal'")).isNotEmpty().doesNotContain("session");
        }
    }

    private static List<String> told(Lakeside lakeside, String which) {
        return lakeside.sql()
                .sql("select distinct source from told where place " + which)
                .query((row, _) -> row.getString("source"))
                .list();
    }
}
