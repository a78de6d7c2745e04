package org.passportsync;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.passportsync.command.Desk;
import org.passportsync.connection.CsvFolders;
import org.passportsync.connection.MasterKey;
import org.passportsync.connection.SecretFiles;
import org.passportsync.connection.SecretResolver;
import org.passportsync.connection.Vault;
import org.passportsync.hub.PairOrders;
import org.passportsync.job.BatchRuns;
import org.passportsync.job.ConnectionLife;
import org.passportsync.job.ConnectionTests;
import org.passportsync.job.HubEdits;
import org.passportsync.job.Keys;
import org.passportsync.job.Onlooker;
import org.passportsync.job.Room;
import org.passportsync.job.Schools;
import org.passportsync.job.SliceWorker;
import org.passportsync.job.Syncs;
import org.passportsync.job.Workplace;
import org.passportsync.run.Connections;
import org.passportsync.run.RunReports;
import org.passportsync.run.Runs;
import org.passportsync.sis.Hosts;
import org.passportsync.sql.Sql;
import org.passportsync.watch.Onlookers;
import org.passportsync.watch.RunLog;
import org.passportsync.watch.SisFigures;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the plain classes of the packages below together; the only place that knows them all. */
@Configuration(proxyBeanMethods = false)
class SyncWiring {

    /** How long runs may need to come to their next page. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    Workplace workplace(
            DataSource source,
            PlatformTransactionManager transactions,
            InstantSource clock,
            PassportSettings settings,
            ObjectProvider<MeterRegistry> registry) {
        List<Onlooker> onlookers = new ArrayList<>();
        onlookers.add(new RunLog(JdbcClient.create(source)));
        registry.ifAvailable(figures -> onlookers.add(new SisFigures(figures)));
        return new Workplace(source, transactions, clock, new Onlookers(onlookers), new Room(settings.turns()));
    }

    @Bean
    @DependsOnDatabaseInitialization
    Vault vault(PassportSettings settings, Environment environment, Workplace place) {
        SecureRandom random = new SecureRandom();
        Path file = settings.dataFolder().resolve("master-key");
        BooleanSupplier sealed = () -> place.database()
                .sql(Sql.named("run/any_sealed"))
                .query(Boolean.class)
                .single();
        return new Vault(MasterKey.of(environment.getProperty(MasterKey.VARIABLE), file, sealed, random), random);
    }

    @Bean
    Connections connections(Workplace place, Vault vault, PassportSettings settings) {
        return new Connections(
                place.source(),
                place.transactions(),
                place.clock(),
                vault,
                ConnectionTests.rules(settings.plainHttpHosts()));
    }

    @Bean
    Keys keys(Connections connections, Vault vault, PassportSettings settings) {
        List<Path> folders = settings.secretsFolders();
        return new Keys(
                new SecretResolver(System::getenv, new SecretFiles(folders), connections.secrets(), vault),
                vault,
                new CsvFolders(Path.of(settings.csvFolder())),
                new Hosts(settings.requestsPerHost(), settings.plainHttpHosts()));
    }

    @Bean
    Runs runs(Workplace place) {
        return new Runs(place.database(), place.clock());
    }

    @Bean
    RunReports runReports(Workplace place, Connections connections) {
        return new RunReports(place.database(), connections);
    }

    @Bean
    BatchRuns batchRuns(JobOperator operator, JobRepository repository) {
        return new BatchRuns(operator, repository);
    }

    /** Only a worker asks for it; whoever listens needs a connection that no pool takes back. */
    @Bean
    @Lazy
    SliceWorker sliceWorker(
            Workplace place,
            BatchRuns batch,
            Connections connections,
            Keys keys,
            PassportSettings settings,
            HikariDataSource pool) {
        SliceWorker.Seats seats = new SliceWorker.Seats(settings.slicesPerWorker(), () -> DatabaseWiring.apart(pool));
        return new SliceWorker(place, batch, connections, keys, seats);
    }

    @Bean
    Syncs syncs(Workplace place, BatchRuns batch, Keys keys, Connections connections, PassportSettings settings) {
        return new Syncs(place, batch, connections, keys, settings.resumeWithin());
    }

    @Bean
    ConnectionTests connectionTests(Workplace place, Connections connections, Keys keys) {
        return new ConnectionTests(place, connections, keys);
    }

    @Bean
    Schools schools(Workplace place, Connections connections, Keys keys) {
        return new Schools(place, connections, keys);
    }

    @Bean
    ConnectionLife connectionLife(Workplace place, Connections connections, Keys keys) {
        return new ConnectionLife(place, connections, keys);
    }

    @Bean
    HubEdits hubEdits(Workplace place, Connections connections) {
        return new HubEdits(place, connections);
    }

    @Bean
    PairOrders pairOrders(Workplace place) {
        return new PairOrders(place.database(), new TransactionTemplate(place.transactions()), place.clock());
    }

    @Bean
    Desk.Care care(Connections connections, ConnectionTests tests, Schools schools, ConnectionLife life) {
        return new Desk.Care(connections, tests, schools, life);
    }

    @Bean
    InTurn runningSyncs(Syncs syncs) {
        return new InTurn(InTurn.Turn.SYNCS, () -> {}, () -> syncs.stopAll(PATIENCE));
    }
}
