package org.passportsync.sources;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions, as they stand in the database. */
record DecisionRows(JdbcClient sql, EngineHub.Names names) {

    void add(Verdict verdict) {
        run("""
                insert into decision (district_id, entity, connection_id, sis_id, other_connection, other_sis_id, verdict,
                                      actor, at)
                values (:district, :entity, :connection, :sisId, :other, :otherSisId, :verdict, 'steward', now())
                """, verdict);
    }

    void undo(Verdict verdict) {
        run("""
                update decision set undone_by = 'steward', undone_at = now()
                where district_id = :district and entity = :entity and connection_id = :connection and sis_id = :sisId
                  and other_connection = :other and other_sis_id = :otherSisId and verdict = :verdict
                  and undone_at is null
                """, verdict);
    }

    private void run(String statement, Verdict verdict) {
        Map<String, Integer> numbers = EngineHub.numbers(sql, names);
        sql.sql(statement)
                .param("district", names.district())
                .param("entity", verdict.incoming().entity().code())
                .param("connection", numbers.get(verdict.incoming().connection()))
                .param("sisId", verdict.incoming().sisId())
                .param("other", numbers.get(verdict.other().connection()))
                .param("otherSisId", verdict.other().sisId())
                .param("verdict", verdict.kind().name())
                .update();
    }
}
