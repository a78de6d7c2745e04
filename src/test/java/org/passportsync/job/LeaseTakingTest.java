package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.run.Holder;
import org.passportsync.run.Leases;

/** Whoever waits for a lease says what for. */
class LeaseTakingTest {

    @Test
    void a_connection_that_has_outlived_its_lease_is_waited_for_and_named() throws Exception {
        Leases.Granted granted = new Leases.Granted(1, 2);
        Iterator<Leases.Asked> answers = List.<Leases.Asked>of(
                        new Leases.Blocked(
                                new Leases.HeldBy(17, new Holder("elsewhere/1", "elsewhere", 1), Duration.ZERO)),
                        granted)
                .iterator();
        Remarks remarks = new Remarks();

        assertThat(new LeaseTaking(remarks).take(answers::next)).contains(granted);

        assertThat(remarks.all())
                .containsExactly("another process, on elsewhere, still holds run 17 in the database though its lease is"
                        + " over; its connection ends within about a minute, waiting");
    }
}
