package org.passportsync.job;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whether the hashes that lie ready for the next run are those of the baseline, which is asked itself. */
final class ReadyHashes {

    private static final int LARGE = 200_000;

    private static final String DIFFERENT = """
            with ready as (
                select h.connection_id, encode(substr(h.hashes, 16 * at + 1, 16), 'hex')::uuid as hash
                from remembered_hash h, generate_series(0, length(h.hashes) / 16 - 1) as at
                where not exists (select from remembered_moved m
                                  where m.connection_id = h.connection_id and not m.standing_only)
            ), known as (
                select connection_id, hash
                from (select connection_id, hash from source_part
                      union all
                      select connection_id, hash from source_record where entity not in (5, 6, 9)) b
                where connection_id in (select connection_id from ready)
            )
            select count(*) from ((table ready except all table known) union all (table known except all table ready)) d
            """;

    private static final String COUNTED_OTHERWISE = """
            select count(*)
            from (select connection_id, sum(untimely_school_enrollments) as school_enrollments,
                         sum(untimely_enrollments) as enrollments
                  from remembered_hash
                  group by connection_id) h
            join lateral (select count(*) filter (where b.entity = 7) as school_enrollments,
                                 count(*) filter (where b.entity = 8) as enrollments
                          from source_record b
                          where b.connection_id = h.connection_id and b.own = 'K' and not b.live and not b.in_time) known
                on (known.school_enrollments, known.enrollments) <> (h.school_enrollments, h.enrollments)
            where not exists (select from remembered_moved m where m.connection_id = h.connection_id)
            """;

    private ReadyHashes() {}

    /** Hashes that are in one of both only, of all connections whose hashes lie ready. */
    static long different(JdbcClient sql) {
        return sql.sql(DIFFERENT).query(Long.class).single();
    }

    /** Connections whose hashes lie ready, with a number of enrollments outside their dates that is not the baseline's. */
    static long countedOtherwise(JdbcClient sql) {
        return sql.sql(COUNTED_OTHERWISE).query(Long.class).single();
    }

    /** Connections whose hashes lie ready. */
    static long connections(JdbcClient sql) {
        return sql.sql("select count(distinct connection_id) from remembered_hash h"
                        + " where not exists (select from remembered_moved m"
                        + " where m.connection_id = h.connection_id and not m.standing_only)")
                .query(Long.class)
                .single();
    }

    /** Fails where they differ; says nothing where the database is gone, or holds more than a test does. */
    static void check(HikariDataSource pool) {
        try (Connection connection =
                DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            if (size(sql) < LARGE && different(sql) > 0) {
                throw new IllegalStateException(different(sql) + " hashes lie ready that are not the baseline's");
            }
            if (size(sql) < LARGE && countedOtherwise(sql) > 0) {
                throw new IllegalStateException(
                        "enrollments outside their dates are counted otherwise than the baseline says");
            }
        } catch (SQLException gone) {
            return;
        }
    }

    private static long size(JdbcClient sql) {
        return sql.sql("select coalesce(sum(length(hashes)) / 16, 0) from remembered_hash")
                .query(Long.class)
                .single();
    }
}
