package org.passportsync.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.passportsync.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with one connection, for tests of runs and leases alone. */
final class RunRows implements AutoCloseable {

    static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    final TestDatabase database = TestDatabase.fresh();
    final javax.sql.DataSource source = database.dataSource();
    final JdbcClient sql = JdbcClient.create(source);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    final Runs runs = new Runs(sql, Clock.systemUTC());
    final int connection;

    RunRows() {
        sql.sql("insert into district (id, name) values ('lakeside', 'Lakeside')")
                .update();
        sql.sql("insert into district_revision values ('lakeside', 1, '{}', '', now(), 'test')")
                .update();
        connection = sql.sql("insert into connection (name, district_id, application, state, revision)"
                        + " values ('lakeside', 'lakeside', 'skyward-oneroster', 'ACTIVE', 1) returning id")
                .query(Integer.class)
                .single();
    }

    Optional<Long> open() {
        return runs.open(new Runs.Opening(connection, "COMMAND_LINE", "test", "{}", DAY, DAY, null));
    }

    /** Does the same in several threads that start together. */
    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<T>> all = IntStream.range(0, threads)
                .<Callable<T>>mapToObj(_ -> () -> {
                    start.await(10, TimeUnit.SECONDS);
                    return work.call();
                })
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> futures = pool.invokeAll(all);
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
