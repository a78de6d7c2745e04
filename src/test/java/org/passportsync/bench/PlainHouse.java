package org.passportsync.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.passportsync.database.TestDatabase;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What the plain job runs in: a pool with rewritten batches, and Spring Batch on a database of its own. */
final class PlainHouse implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
    private final Plain plain;

    PlainHouse(TestDatabase database, Site site) throws Exception {
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(pool);
        factory.setTransactionManager(transactions);
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
        factory.afterPropertiesSet();
        JobRepository repository = factory.getObject();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        operator.afterPropertiesSet();
        plain = new Plain(pool, repository, transactions, site);
        plain.clear();
    }

    Object sync() throws Exception {
        plain.sync(operator);
        return plain;
    }

    @Override
    public void close() {
        pool.close();
    }
}
