package org.passportsync.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceSettings;
import org.passportsync.sis.SourceWatcher.Outcome;

/** Sends a request again, within bounds, while the server is busy, broken or not reached. */
public final class Patience {

    /** One way of sending a request; called once per try. */
    @FunctionalInterface
    public interface Attempt {
        Reply send() throws IOException, SourceFault, InterruptedException;
    }

    private static final int TRIES_WHILE_BUSY = 8;
    private static final int TRIES_WHILE_FAILING = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED_PAUSE = Duration.ofMinutes(10);

    private final SourceSettings settings;
    private final Pause pause;

    public Patience(SourceSettings settings, Pause pause) {
        this.settings = settings;
        this.pause = pause;
    }

    /**
     * The first answer that sending again would not change.
     *
     * @param shown the address as it may stand in a message
     */
    public Reply ask(String resource, URI shown, Attempt attempt) throws SourceFault, InterruptedException {
        int busy = 0;
        int failing = 0;
        while (true) {
            try {
                Reply reply = timed(resource, attempt);
                if (busy(reply)) {
                    busy++;
                    rest(resource, shown, reply, busy);
                } else if (failing(reply)) {
                    failing++;
                    rest(resource, shown, reply, failing);
                } else {
                    return reply;
                }
            } catch (IOException failure) {
                failing++;
                if (failing == TRIES_WHILE_FAILING || Breakdown.isLasting(failure)) {
                    throw Breakdown.fault(shown, failure, failing);
                }
                rest(resource, Breakdown.words(failure), backoff(failing));
            }
        }
    }

    /** Sends once, and tells how it went and how long it took. */
    private Reply timed(String resource, Attempt attempt) throws IOException, SourceFault, InterruptedException {
        long began = System.nanoTime();
        try {
            Reply reply = attempt.send();
            told(resource, outcome(reply), began);
            return reply;
        } catch (IOException failure) {
            boolean late = failure instanceof HttpTimeoutException;
            told(resource, late ? Outcome.TIMEOUT : Outcome.UNREACHABLE, began);
            throw failure;
        }
    }

    private void told(String resource, Outcome outcome, long began) {
        settings.watcher().asked(resource, outcome, Duration.ofNanos(System.nanoTime() - began));
    }

    private static Outcome outcome(Reply reply) {
        if (busy(reply)) {
            return Outcome.BUSY;
        }
        if (reply.status() >= 500) {
            return Outcome.BROKEN;
        }
        return reply.status() == 401 || reply.status() == 403 ? Outcome.REFUSED : Outcome.ANSWERED;
    }

    private void rest(String resource, URI shown, Reply reply, int tries) throws SourceFault, InterruptedException {
        if (tries == (busy(reply) ? TRIES_WHILE_BUSY : TRIES_WHILE_FAILING)) {
            throw new SourceFault(
                    SourceFault.Kind.UNAVAILABLE,
                    Addresses.shown(shown) + " still answers " + reply.status() + " after " + tries + " tries: "
                            + ErrorText.of(reply, settings.secret())
                            + ". Try again later; if it stays, ask those who run the server.");
        }
        rest(resource, "answers " + reply.status(), busy(reply) ? asked(reply, tries) : backoff(tries));
    }

    private void rest(String resource, String reason, Duration length) throws InterruptedException {
        settings.watcher().waiting(resource, reason, length);
        pause.take(length);
    }

    private static boolean busy(Reply reply) {
        return reply.status() == 429 || reply.status() == 503;
    }

    private static boolean failing(Reply reply) {
        return reply.status() >= 500 && reply.status() != 501 && reply.status() != 505;
    }

    private Duration asked(Reply reply, int tries) {
        Duration asked = retryAfter(reply.header("Retry-After"));
        if (!asked.isPositive()) {
            return backoff(tries);
        }
        return asked.compareTo(LONGEST_ASKED_PAUSE) > 0 ? LONGEST_ASKED_PAUSE : asked;
    }

    private Duration retryAfter(String told) {
        if (told.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(told));
        }
        try {
            ZonedDateTime when = ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(settings.clock().instant(), when.toInstant());
        } catch (DateTimeException noDate) {
            return Duration.ZERO;
        }
    }

    /** Between half and the whole of a pause that doubles, so that many clients don't return together. */
    private Duration backoff(int tries) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 20));
        Duration whole = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        long millis = whole.toMillis();
        return Duration.ofMillis(millis - (long) (settings.jitter().nextDouble() * millis / 2));
    }
}
