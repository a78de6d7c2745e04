package org.passportsync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** One answer in memory: each byte once, and never more than are taken. */
class BoundedBodyTest {

    private static final int MIB = 1024 * 1024;

    private final Connection connection = new Connection();

    @Test
    void an_answer_that_says_how_long_it_is_comes_together() {
        byte[] sent = bytes(3 * MIB + 17);

        assertThat(received(new BoundedBody(4 * MIB, sent.length), sent)).isEqualTo(sent);
        assertThat(connection.cancelled).isFalse();
    }

    @Test
    void one_that_does_not_say_it_or_says_it_wrong_comes_together_as_well() {
        byte[] sent = bytes(20 * MIB + 5);

        assertThat(received(new BoundedBody(32 * MIB, -1), sent)).isEqualTo(sent);
        assertThat(received(new BoundedBody(32 * MIB, sent.length), sent)).isEqualTo(sent);
        assertThat(received(new BoundedBody(32 * MIB, 10), sent)).isEqualTo(sent);
        assertThat(received(new BoundedBody(32 * MIB, 31 * MIB), sent)).isEqualTo(sent);
        assertThat(received(new BoundedBody(32 * MIB, 0), new byte[0])).isEmpty();
    }

    @Test
    void an_answer_as_large_as_is_taken_is_taken() {
        byte[] sent = bytes(MIB);

        assertThat(received(new BoundedBody(MIB, -1), sent)).isEqualTo(sent);
    }

    @Test
    void a_byte_more_breaks_it_off() {
        BoundedBody body = new BoundedBody(MIB, -1);

        assertThatThrownBy(() -> received(body, bytes(MIB + 1)))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(BoundedBody.TooLarge.class)
                .hasRootCauseMessage("more than 1048576 bytes");
        assertThat(connection.cancelled).isTrue();
    }

    @Test
    void one_that_says_that_it_is_too_long_is_not_read_at_all() {
        BoundedBody body = new BoundedBody(MIB, MIB + 1);

        body.onSubscribe(connection);

        assertThat(connection.cancelled).isTrue();
        assertThat(connection.requested).isZero();
        assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void how_much_is_taken_follows_the_heap() {
        assertThat(Bounds.mostBytes(64L * MIB)).isEqualTo(16 * MIB);
        assertThat(Bounds.mostBytes(512L * MIB)).isEqualTo(64 * MIB);
        assertThat(Bounds.mostBytes(16_384L * MIB)).isEqualTo(256 * MIB);
        assertThat(Bounds.mostBytes(Long.MAX_VALUE)).isEqualTo(256 * MIB);
    }

    private byte[] received(BoundedBody body, byte[] sent) {
        body.onSubscribe(connection);
        for (int at = 0; at < sent.length; at += 16_384) {
            body.onNext(List.of(
                    ByteBuffer.wrap(Arrays.copyOfRange(sent, at, Math.min(sent.length, at + 10_000))),
                    ByteBuffer.wrap(Arrays.copyOfRange(
                            sent, Math.min(sent.length, at + 10_000), Math.min(sent.length, at + 16_384)))));
        }
        body.onComplete();
        return body.getBody().toCompletableFuture().join();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        RandomGenerator seeded = RandomGeneratorFactory.of("L64X128MixRandom").create(size);
        seeded.nextBytes(bytes);
        return bytes;
    }

    private static final class Connection implements Flow.Subscription {

        private long requested;
        private boolean cancelled;

        @Override
        public void request(long more) {
            requested += more;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
