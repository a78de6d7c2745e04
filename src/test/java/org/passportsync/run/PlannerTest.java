package org.passportsync.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PlannerTest {

    private static String lookUpsCost(JdbcClient sql) {
        return sql.sql("show random_page_cost").query(String.class).single();
    }

    @Test
    void look_ups_are_dear_while_everything_is_read_and_then_cost_what_they_did_before() {
        try (TestDatabase database = TestDatabase.fresh()) {
            var source = database.dataSource();
            JdbcClient sql = JdbcClient.create(source);
            new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> {
                sql.sql("set local random_page_cost = 0.7").update();

                assertThat(Planner.readingThrough(sql, () -> lookUpsCost(sql))).isEqualTo("1.1");

                assertThat(lookUpsCost(sql)).isEqualTo("0.7");
            });
        }
    }
}
