package org.passportsync.job;

import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;

/** How the tests of counts read them. */
abstract class CountedRuns {

    static String told(House house, Run run, EntityType entity) {
        return house.sql()
                .sql("""
                        select kept || ' kept = ' || creates || ' + ' || updates || ' + ' || unchanged
                               || ', ' || live_before || ' -> ' || live_after as told
                        from run_count where run_id = :run and entity = :entity and school = ''
                        """)
                .param("run", run.id())
                .param("entity", entity.code())
                .query((row, _) -> row.getString("told"))
                .single();
    }

    static String students(LittleDistrict district, Run run) {
        return district.house
                .sql()
                .sql(
                        "select read || ' = ' || kept + held_back + out_of_scope + ended || ', ' || held_back || ' held back' as told"
                                + " from run_count where run_id = :run and entity = 5 and school = ''")
                .param("run", run.id())
                .query((row, _) -> row.getString("told"))
                .single();
    }
}
