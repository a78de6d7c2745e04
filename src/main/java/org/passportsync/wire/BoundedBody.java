package org.passportsync.wire;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Gathers the bytes of an answer, each once, and breaks off where they are too many. */
public final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    /** More bytes than are taken. */
    public static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("more than " + most + " bytes");
        }
    }

    /** So much room is made at once on the word of a header; beyond that the bytes have to come. */
    private static final int MOST_BELIEVED = 8 * 1024 * 1024;

    private static final int FIRST_ROOM = 32 * 1024;

    private final int most;
    private final long declared;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private byte[] bytes = new byte[0];
    private int length;

    /** Takes how long the answer says it is; negative: it does not say. */
    public BoundedBody(int most, long declared) {
        this.most = most;
        this.declared = declared;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (declared > most) {
            breakOff();
            return;
        }
        bytes = new byte[declared < 0 ? 0 : (int) Math.min(declared, MOST_BELIEVED)];
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        if (whole.isDone()) {
            return;
        }
        for (ByteBuffer part : more) {
            int size = part.remaining();
            if (size > most - length) {
                breakOff();
                return;
            }
            if (size > bytes.length - length) {
                bytes = Arrays.copyOf(bytes, room(length + size));
            }
            part.get(bytes, length, size);
            length += size;
        }
    }

    /** Half as much again, though no more than will be needed where that is known. */
    private int room(int needed) {
        long grown = Math.max(Math.max(needed, FIRST_ROOM), bytes.length + (long) bytes.length / 2);
        return (int) Math.min(grown, declared >= needed ? declared : most);
    }

    @Override
    public void onError(Throwable failure) {
        bytes = new byte[0];
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        byte[] all = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        bytes = new byte[0];
        whole.complete(all);
    }

    private void breakOff() {
        if (subscription != null) {
            subscription.cancel();
        }
        bytes = new byte[0];
        whole.completeExceptionally(new TooLarge(most));
    }
}
