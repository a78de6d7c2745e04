package org.passportsync.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every request since the start in the order of answering, also appended to a file where one is set. */
final class RequestLog {

    private final List<Request> requests = new ArrayList<>();
    private final @Nullable Path file;

    RequestLog(@Nullable Path file) {
        this.file = file;
    }

    synchronized Request add(Call call, Answer answer) {
        Request request = new Request(
                requests.size() + 1L,
                call.method(),
                call.path(),
                call.loggedQuery(),
                new Request.Answered(answer.status(), answer.rows()));
        requests.add(request);
        append(request);
        return request;
    }

    /** The requests with a higher sequence than this. */
    synchronized List<Request> after(long sequence) {
        int from = (int) Math.clamp(sequence, 0, requests.size());
        return List.copyOf(requests.subList(from, requests.size()));
    }

    private void append(Request request) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, request.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
