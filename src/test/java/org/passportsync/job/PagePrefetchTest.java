package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.PageHarvest;

/** Pages that lie ahead of what is wanted are bounded over all runs; what is wanted is always fetched. */
@Timeout(30)
class PagePrefetchTest {

    private final Semaphore room = new Semaphore(2);
    private final Set<Long> asked = new ConcurrentSkipListSet<>();
    private final CountDownLatch three = new CountDownLatch(3);

    @Test
    void no_more_is_fetched_ahead_than_there_is_room_for_and_the_room_is_given_back() {
        PagePrefetch pages = new PagePrefetch("users", this::unreadable, () -> 16, room);

        assertThatThrownBy(() -> pages.take(new PagePrefetch.From(0, null), 0, OptionalLong.of(99)))
                .isInstanceOf(UnreadablePage.class);

        assertThat(asked).containsExactly(0L, 99L, 198L);
        assertThat(room.availablePermits()).isEqualTo(2);
    }

    @Test
    void without_any_room_the_page_that_is_wanted_is_fetched_all_the_same() {
        room.drainPermits();
        three.countDown();
        three.countDown();
        PagePrefetch pages = new PagePrefetch("users", this::unreadable, () -> 16, room);

        assertThatThrownBy(() -> pages.take(new PagePrefetch.From(0, null), 0, OptionalLong.of(99)))
                .isInstanceOf(UnreadablePage.class);

        assertThat(asked).containsExactly(0L);
        assertThat(room.availablePermits()).isZero();
    }

    /** Comes once three were asked for, and can't be read. */
    private PagePrefetch.Fetched unreadable(PagePrefetch.From from, int number) throws InterruptedException {
        asked.add(from.offset());
        three.countDown();
        three.await();
        return new PagePrefetch.Fetched() {
            @Override
            public PageHarvest harvest() throws UnreadablePage {
                throw new UnreadablePage("broken");
            }

            @Override
            public void giveUp() {}
        };
    }
}
