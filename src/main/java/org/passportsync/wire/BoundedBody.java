package org.passportsync.wire;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Gathers the bytes of an answer and breaks off where they are too many. */
public final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    /** More bytes than are taken. */
    public static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("more than " + most + " bytes");
        }
    }

    private final int most;
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private int length;

    public BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        if (whole.isDone()) {
            return;
        }
        for (ByteBuffer part : more) {
            if (part.remaining() > most - length) {
                breakOff();
                return;
            }
            length += part.remaining();
            parts.add(part);
        }
    }

    @Override
    public void onError(Throwable failure) {
        parts.clear();
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        byte[] bytes = new byte[length];
        int at = 0;
        for (ByteBuffer part : parts) {
            int size = part.remaining();
            part.get(bytes, at, size);
            at += size;
        }
        parts.clear();
        whole.complete(bytes);
    }

    private void breakOff() {
        if (subscription != null) {
            subscription.cancel();
        }
        parts.clear();
        whole.completeExceptionally(new TooLarge(most));
    }
}
