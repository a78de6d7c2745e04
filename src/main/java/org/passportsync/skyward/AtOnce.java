package org.passportsync.skyward;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.passportsync.sis.SourceFault;

/** Asks for many lists at once, each on a virtual thread; how many are sent at once is for those who send them. */
final class AtOnce {

    /** Asks one of the questions. */
    interface Question<T> {
        T ask(String id) throws SourceFault, InterruptedException;
    }

    private AtOnce() {}

    /** The answers in the order of the questions; the first failure gives up all others. */
    static <T> List<T> all(List<String> ids, Question<T> question) throws SourceFault, InterruptedException {
        List<Future<T>> asked = new ArrayList<>(ids.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ExecutorCompletionService<T> done = new ExecutorCompletionService<>(threads);
            try {
                ids.forEach(id -> asked.add(done.submit(() -> question.ask(id))));
                for (int one = 0; one < ids.size(); one++) {
                    var _ = done.take().get();
                }
                return answers(asked);
            } catch (ExecutionException failed) {
                throw fault(failed);
            } finally {
                asked.forEach(one -> one.cancel(true));
            }
        }
    }

    private static <T> List<T> answers(List<Future<T>> asked) {
        return asked.stream().map(Future::resultNow).toList();
    }

    private static SourceFault fault(ExecutionException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case SourceFault fault -> fault;
            case InterruptedException stopped -> throw stopped;
            case null, default -> throw new IllegalStateException("a list could not be asked for", failed.getCause());
        };
    }
}
