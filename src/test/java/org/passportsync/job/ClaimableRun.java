package org.passportsync.job;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.staging.Claims;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A run whose slices workers may claim: users and enrollments are still to be read, classes are done. */
final class ClaimableRun {

    static final String VERSION = "0.1.0, tables 12";
    static final long RUN = 1;

    final TestDatabase database = TestDatabase.fresh();
    final DataSource source = database.dataSource();
    final JdbcClient sql = JdbcClient.create(source);
    final Claims claims = new Claims(sql);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

    void open(Path folder) {
        try (SimulatedSkyward skyward =
                        SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 100))));
                House house = House.on(database, folder)) {
            house.apply(Definitions.lakeside(skyward).text());
        }
        sql.sql("insert into run (connection_id, district_id, state, trigger, requested_by, connection_revision,"
                        + " district_revision, parameters, as_of, day, started_at) select id, district_id, 'RUNNING',"
                        + " 'COMMAND_LINE', 'operator', 1, 1, '{}', '2026-09-14', '2026-09-14', now() from connection")
                .update();
        sql.sql("insert into lease select id, 1, 1, 'h', 'h', 1, now() + interval '1 hour' from connection")
                .update();
        sql.sql("insert into slice (run_id, name, resource, state) values (1, 'users', 'users', 'OPEN'),"
                        + " (1, 'enrollments', 'enrollments', 'OPEN'), (1, 'classes', 'classes', 'DONE')")
                .update();
        claims.offer(RUN, VERSION);
    }

    Claims.Claim claimed(String slice, String worker) {
        return claims.claim(RUN, slice, worker, VERSION).orElseThrow();
    }
}
