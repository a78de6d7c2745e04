package org.passportsync.job;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.passportsync.connection.CsvFolders;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.connection.MasterKey;
import org.passportsync.connection.SecretFiles;
import org.passportsync.connection.SecretResolver;
import org.passportsync.connection.Vault;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Connections;
import org.passportsync.run.Runs;
import org.passportsync.sis.Hosts;
import org.postgresql.jdbc.PgConnection;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The whole engine on a database of its own, put together by hand: what the program's wiring does, without Spring Boot. */
public final class House implements AutoCloseable {

    public static final Requester OPERATOR = new Requester("COMMAND_LINE", "operator");

    private final HikariDataSource pool;
    final Workplace place;
    final Connections connections;
    final Syncs syncs;
    final Runs runs;
    final Schools schools;
    final ConnectionLife life;
    final ConnectionTests tests;
    final SliceWorker worker;
    final RunOpening opening;

    private House(HikariDataSource pool, InstantSource clock, Path folder, Bounds bounds) {
        this.pool = pool;
        DataSource source = new LazyConnectionDataSourceProxy(pool);
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        this.place = new Workplace(source, transactions, clock, Onlooker.NONE, bounds.room());
        SecureRandom random = new SecureRandom();
        Vault vault = new Vault(MasterKey.fromFile(folder.resolve("master-key"), random), random);
        this.connections = new Connections(place.source(), transactions, clock, vault, ConnectionTests.rules());
        SecretResolver secrets = new SecretResolver(
                Environment.of("SKYWARD_SECRET", "simulated-secret")::get,
                new SecretFiles(List.of(folder)),
                connections.secrets(),
                vault);
        this.runs = new Runs(place.database(), clock);
        Keys keys = new Keys(secrets, vault, new CsvFolders(folder.resolve("incoming")), bounds.hosts());
        BatchRuns batch = batch(source, transactions);
        this.syncs = new Syncs(place, batch, connections, keys, Duration.ofHours(6));
        this.worker = new SliceWorker(
                place,
                batch,
                connections,
                keys,
                new SliceWorker.Seats(
                        2,
                        () -> DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())
                                .unwrap(PgConnection.class)));
        this.opening = new RunOpening(place, connections, keys);
        this.schools = new Schools(place, connections, keys);
        this.life = new ConnectionLife(place, connections, keys);
        this.tests = new ConnectionTests(place, connections, keys);
    }

    /** Environment variables of a test. */
    private record Environment(String name, String value) {
        static Environment of(String name, String value) {
            return new Environment(name, value);
        }

        @org.jspecify.annotations.Nullable
        String get(String wanted) {
            return wanted.equals(name) ? value : null;
        }
    }

    /** How much its runs may take at once. */
    public record Bounds(Room room, Hosts hosts, int connections) {

        /** System property: so many rows are worth a second connection; 1 has every comparison use two. */
        static final String MUCH_PROPERTY = "passport.test.much";

        static Bounds usual() {
            return much(Long.getLong(MUCH_PROPERTY, Room.MUCH));
        }

        /** Where no page of an earlier reading may lie in memory. */
        static Bounds withoutEarlierPages() {
            return new Bounds(new Room(Room.USUAL_TURNS, Room.MUCH, 0), new Hosts(Hosts.USUAL), 12);
        }

        /** Where so many rows are worth a second connection. */
        static Bounds much(long rows) {
            return new Bounds(new Room(Room.USUAL_TURNS, rows), new Hosts(Hosts.USUAL), 12);
        }
    }

    /** Where a database is. */
    record Address(String url, String user, String password) {}

    public static House on(TestDatabase database, Path folder) {
        return on(database, folder, Clock.systemUTC());
    }

    public static House on(TestDatabase database, Path folder, InstantSource clock) {
        return on(database, folder, clock, Bounds.usual());
    }

    public static House on(TestDatabase database, Path folder, InstantSource clock, Bounds bounds) {
        HikariDataSource pool = pool(new Address(database.url(), database.user(), database.password()));
        pool.setMaximumPoolSize(bounds.connections());
        return new House(pool, clock, folder, bounds);
    }

    /** How many database connections are in use at this moment. */
    public int connectionsInUse() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** One that notices within seconds when its database is gone. */
    static House at(Address address, Path folder) {
        HikariDataSource pool = pool(address);
        pool.setConnectionTimeout(1_500);
        return new House(pool, Clock.systemUTC(), folder, Bounds.usual());
    }

    private static HikariDataSource pool(Address address) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(12);
        pool.addDataSourceProperty("flushCacheOnDdl", "false");
        // As the program has it: each connection is a process of the server that learns all tables anew.
        pool.setMinimumIdle(1);
        return pool;
    }

    public Syncs syncs() {
        return syncs;
    }

    public Workplace place() {
        return place;
    }

    public Connections connections() {
        return connections;
    }

    public Runs runs() {
        return runs;
    }

    public ConnectionTests tests() {
        return tests;
    }

    public Schools schools() {
        return schools;
    }

    public ConnectionLife life() {
        return life;
    }

    public JdbcClient sql() {
        return JdbcClient.create(pool);
    }

    /** Applies a definition of the connection {@code lakeside} and expects it to be taken. */
    public void apply(String text) {
        Connections.Applied applied =
                connections.apply(List.of(new Connections.File("lakeside.yaml", text)), "steward");
        if (applied instanceof Connections.Applied.Refused(List<String> problems)) {
            throw new AssertionError(problems);
        }
    }

    /** Launches with parameters, each as {@code key=value}; without a connection among them, {@code lakeside}. */
    public Launched launch(String... parameters) {
        return launch(RunWatcher.NONE, parameters);
    }

    public Launched launch(RunWatcher watcher, String... parameters) {
        List<String> all = new java.util.ArrayList<>(List.of(parameters));
        if (all.stream().noneMatch(one -> one.startsWith("connection="))) {
            all.addFirst("connection=lakeside");
        }
        return switch (LaunchReader.read(all)) {
            case Launch.Asked asked -> syncs.launch(asked.parameters(), OPERATOR, watcher);
            case Launch.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static BatchRuns batch(DataSource source, JdbcTransactionManager transactions) {
        try {
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(source);
            factory.setTransactionManager(transactions);
            factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
            factory.afterPropertiesSet();
            JobRepository repository = factory.getObject();
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.setTaskExecutor(new SyncTaskExecutor());
            operator.afterPropertiesSet();
            return new BatchRuns(operator, repository);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        try {
            ReadyHashes.check(pool);
        } finally {
            pool.close();
        }
    }
}
