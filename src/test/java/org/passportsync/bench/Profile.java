package org.passportsync.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says where a sync's time goes: for each workload of {@link Bench}, the steps, and the statements that took longest.
 *
 * <p>Arguments: records, statements shown for each workload, the last workload (default: remapped). A smaller district warms
 * up.
 */
public final class Profile {

    private static final long WARMING = 50_000;

    private static final String STEPS = """
            select s.step_name, extract(epoch from s.end_time - s.start_time) * 1000 as took
            from batch_step_execution s
            where s.job_execution_id in (select e.job_execution_id from batch_job_execution e
                                         where e.job_instance_id = (select max(job_instance_id) from batch_job_instance))
              and s.end_time is not null and extract(epoch from s.end_time - s.start_time) * 1000 >= 20
            order by s.step_execution_id
            """;

    private static final String STATEMENTS = """
            select calls, total_exec_time as took, rows, (shared_blks_dirtied + local_blks_dirtied) as dirtied,
                   regexp_replace(left(query, 4000), '\\s+', ' ', 'g') as query
            from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
            order by total_exec_time desc
            limit :shown
            """;

    private final JdbcClient sql;
    private final int shown;
    private final BenchSkyward skyward;

    private Profile(JdbcClient sql, int shown, BenchSkyward skyward) {
        this.sql = sql;
        this.shown = shown;
        this.skyward = skyward;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("passport.test.counting", "true");
        long records = Long.parseLong(arguments[0]);
        int shown = Integer.parseInt(arguments[1]);
        String last = arguments.length > 2 ? arguments[2] : "remapped";
        Path folder = Files.createTempDirectory("profile");
        System.out.println(Server.told());
        of(Math.min(records, WARMING), 0, last, folder);
        of(records, shown, last, folder);
    }

    /** Where nothing is shown, the round only warms up. */
    private static void of(long records, int shown, String last, Path folder) throws Exception {
        try (BenchSkyward skyward = BenchSkyward.warm(Bench.students(records));
                TestDatabase database = TestDatabase.durable();
                House house = House.on(database, folder)) {
            database.client()
                    .sql("create extension if not exists pg_stat_statements")
                    .update();
            new Workloads(house, skyward).until(last, new Profile(database.client(), shown, skyward)::told);
        }
    }

    private Object told(String workload, Workloads.Work work) throws Exception {
        sql.sql("select pg_stat_statements_reset()").query((_, _) -> 0).list();
        var _ = skyward.made();
        long from = System.nanoTime();
        Object answer = work.work();
        double took = (System.nanoTime() - from) / 1e9;
        Warm.check(workload, skyward.made());
        if (shown > 0) {
            System.out.printf(Locale.ROOT, "%n## %s: %.2f s%n%n", workload, took);
            sql.sql(STEPS)
                    .query((row, _) -> "%-28s %8.0f ms".formatted(row.getString(1), row.getDouble(2)))
                    .list()
                    .forEach(System.out::println);
            System.out.println();
            sql.sql(STATEMENTS)
                    .param("shown", shown)
                    .query((row, _) -> "%6d x %9.1f ms %9d rows %8d dirtied  %s"
                            .formatted(
                                    row.getLong("calls"),
                                    row.getDouble("took"),
                                    row.getLong("rows"),
                                    row.getLong("dirtied"),
                                    shortened(row.getString("query"))))
                    .list()
                    .forEach(System.out::println);
        }
        return answer;
    }

    private static String shortened(String query) {
        return query.length() <= 150 ? query : query.substring(0, 150) + "...";
    }
}
