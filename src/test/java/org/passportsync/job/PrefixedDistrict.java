package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** A district whose SIS IDs have a prefix, or get one; what the tests of these share. */
abstract class PrefixedDistrict extends InLittleDistrict {

    Definitions prefixed(String prefix) {
        return district.definition().advanced("sisIdPrefix: " + prefix);
    }

    void approve(Run run) {
        Run ended = ((Launched.Ended) district.approve(run)).run();
        assertThat(ended.state()).as(ended.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
    }

    List<String> strings(String sql) {
        return district.house.sql().sql(sql).query((row, _) -> row.getString(1)).list();
    }

    /** Passport IDs of live records by entity and SIS ID. */
    Map<String, String> passports(UnaryOperator<String> raw) {
        Map<String, String> passports = new TreeMap<>();
        district.house
                .sql()
                .sql("select entity, sis_id, id from passport_record where deleted_at is null")
                .query((row, _) -> passports.put(
                        row.getInt("entity") + "/" + raw.apply(row.getString("sis_id")), row.getString("id")))
                .list();
        return passports;
    }
}
