package org.passportsync.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one run took, reading left out: the simulated Skyward makes its pages meanwhile.
 *
 * @param records that the district's sources knew of, before or after it, whichever are more
 * @param steps seconds by step, in their order
 * @param statements seconds by statement, as {@code pg_stat_statements} has it
 */
record Took(String situation, long records, Map<String, Double> steps, Map<String, Double> statements) {

    private static final String STEPS = """
            select step_name as name, sum(extract(epoch from end_time - start_time)) as took
            from batch_step_execution
            where job_execution_id > :after and end_time is not null
              and step_name <> 'intake' and step_name not like 'slice%'
            group by step_name
            order by min(step_execution_id)
            """;

    private static final String STATEMENTS = """
            select regexp_replace(left(query, 4000), '\\s+', ' ', 'g') as name, sum(total_exec_time) / 1000 as took
            from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
            group by 1
            order by 2 desc
            """;

    /** Where a run begins. */
    record Mark(JdbcClient sql, long execution, long records) {

        static Mark now(JdbcClient sql) {
            long execution = one(sql, "select coalesce(max(job_execution_id), 0) from batch_job_execution");
            long records = one(sql, "select count(*) from source_record");
            sql.sql("select pg_stat_statements_reset()").query((_, _) -> 0).list();
            return new Mark(sql, execution, records);
        }

        /** What has run since. */
        Took took(String situation) {
            Map<String, Double> statements = named(sql.sql(STATEMENTS));
            return new Took(
                    situation,
                    Math.max(records, one(sql, "select count(*) from source_record")),
                    named(sql.sql(STEPS).param("after", execution)),
                    statements);
        }
    }

    double seconds() {
        return steps.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static long one(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static Map<String, Double> named(JdbcClient.StatementSpec query) {
        Map<String, Double> all = new LinkedHashMap<>();
        query.query((row, _) -> all.put(row.getString("name"), row.getDouble("took")))
                .list();
        return all;
    }
}
