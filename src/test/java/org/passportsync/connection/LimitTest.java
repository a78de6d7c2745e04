package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    @ParameterizedTest(name = "{0} % of {2}, {1} affected, floor {3}: {4}")
    @CsvSource({
        "10, 10, 100, 5, false",
        "10, 11, 100, 5, true",
        "12.5, 12, 100, 5, false",
        "12.5, 13, 100, 5, true",
        "0.1, 1, 1000, 1, false",
        "0.1, 2, 1000, 1, true",
        "100, 50, 50, 5, false",
        "10, 4, 5, 5, false",
        "10, 5, 6, 5, true",
        "0, 1, 100, 5, true",
        "0, 0, 100, 5, false",
        "0, 1, 0, 5, true",
        "75, 40, 0, 5, false"
    })
    void a_percentage_is_exceeded_strictly_and_from_the_floor_on(
            String percent, long affected, long of, int floor, boolean exceeded) {
        Limit limit = new Limit(new BigDecimal(percent), null);
        assertThat(limit.exceededInPercent(affected, of, floor)).isEqualTo(exceeded);
        assertThat(limit.exceededInCount(affected)).isFalse();
    }

    @Test
    void a_count_is_exceeded_strictly_whatever_the_floor() {
        Limit limit = new Limit(null, 2);
        assertThat(limit.exceededInCount(2)).isFalse();
        assertThat(limit.exceededInCount(3)).isTrue();
        assertThat(limit.exceededInPercent(1_000, 1_000, 0)).isFalse();
    }

    @Test
    void without_any_bound_nothing_is_too_many() {
        assertThat(Limit.NONE.exceededInCount(Long.MAX_VALUE)).isFalse();
        assertThat(Limit.NONE.exceededInPercent(100, 1, 0)).isFalse();
    }

    @Test
    void large_districts_do_not_overflow() {
        Limit limit = new Limit(new BigDecimal("99.99"), null);
        assertThat(limit.exceededInPercent(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 5))
                .isTrue();
    }
}
