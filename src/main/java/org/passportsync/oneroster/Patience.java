package org.passportsync.oneroster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceSettings;

/** Sends a request again, within bounds, while the server is busy, broken or not reached. */
final class Patience {

    /** One way of sending a request; called once per try. */
    @FunctionalInterface
    interface Attempt {
        Reply send() throws IOException, SourceFault, InterruptedException;
    }

    private static final int TRIES_WHILE_BUSY = 8;
    private static final int TRIES_WHILE_FAILING = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED_PAUSE = Duration.ofMinutes(10);

    private final SourceSettings settings;
    private final Pause pause;

    Patience(SourceSettings settings, Pause pause) {
        this.settings = settings;
        this.pause = pause;
    }

    /** The first answer that sending again would not change. */
    Reply ask(String resource, URI url, Attempt attempt) throws SourceFault, InterruptedException {
        int busy = 0;
        int failing = 0;
        while (true) {
            Reply reply;
            try {
                reply = attempt.send();
            } catch (IOException failure) {
                failing++;
                rest(resource, unreached(url, failure, failing), words(failure), backoff(failing));
                continue;
            }
            if (busy(reply)) {
                busy++;
                rest(
                        resource,
                        unavailable(url, reply, busy, TRIES_WHILE_BUSY),
                        "answers " + reply.status(),
                        asked(reply, busy));
            } else if (failing(reply)) {
                failing++;
                rest(
                        resource,
                        unavailable(url, reply, failing, TRIES_WHILE_FAILING),
                        "answers " + reply.status(),
                        backoff(failing));
            } else {
                return reply;
            }
        }
    }

    private void rest(String resource, Optional<SourceFault> end, String reason, Duration length)
            throws SourceFault, InterruptedException {
        if (end.isPresent()) {
            throw end.get();
        }
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

    private Optional<SourceFault> unavailable(URI url, Reply reply, int tries, int most) {
        return tries < most
                ? Optional.empty()
                : Optional.of(new SourceFault(
                        SourceFault.Kind.UNAVAILABLE,
                        Addresses.shown(url) + " still answers " + reply.status() + " after " + tries + " tries: "
                                + ErrorText.of(reply, settings.secret())
                                + ". Try again later; if it stays, ask those who run the server."));
    }

    private static Optional<SourceFault> unreached(URI url, IOException failure, int tries) {
        boolean certificate = failure instanceof SSLHandshakeException;
        if (tries < TRIES_WHILE_FAILING && !certificate) {
            return Optional.empty();
        }
        String advice = certificate
                ? " Have the server's certificate put right, or its issuer trusted on this machine."
                : refusedByThisMachine(url, failure)
                        ? " Start the simulated Skyward with the command demo or simulator, or give another address."
                        : " Check the address, and that this machine may reach it.";
        return Optional.of(new SourceFault(
                SourceFault.Kind.UNREACHABLE,
                Addresses.shown(url) + " can't be reached: " + words(failure) + " (" + tries
                        + (tries == 1 ? " try)." : " tries).") + advice,
                failure));
    }

    private static boolean refusedByThisMachine(URI url, IOException failure) {
        return Addresses.loopback(url) && failure instanceof ConnectException && !unknownHost(failure);
    }

    private static String words(IOException failure) {
        if (unknownHost(failure)) {
            return "the host's name is not known";
        }
        String told = failure.getMessage() == null ? "" : ErrorText.shown(failure.getMessage());
        return switch (failure) {
            case ConnectException _ -> "the connection is refused";
            case SSLException _ -> "no secure connection (" + told + ")";
            case java.net.http.HttpTimeoutException _ -> told;
            default -> "the connection broke" + (told.isEmpty() ? "" : " (" + told + ")");
        };
    }

    private static boolean unknownHost(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof UnresolvedAddressException || one instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
