package org.passportsync.simulator;

import java.util.Map;
import java.util.Optional;

/** Turns the faults that strike a request into a refusal, a spoiled answer or a wait. */
final class Outage {

    private Outage() {}

    /** Waits as long as the latency says. */
    static void waitFor(Struck struck) {
        struck.by(FaultName.LATENCY).ifPresent(fault -> {
            try {
                Thread.sleep(fault.first());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The answer that stands instead of rows, if any. */
    static Optional<Answer> refusal(Struck struck, Call call, Complaint complaint) {
        return struck.faults().stream()
                .flatMap(fault -> refusal(fault, call, complaint).stream())
                .findFirst();
    }

    /** The answer as the faults leave it. */
    static Answer spoiled(Answer answer, Struck struck) {
        if (struck.has(FaultName.RESET)) {
            return answer.delivered(Delivery.RESET);
        }
        if (struck.has(FaultName.CUT)) {
            return answer.delivered(Delivery.CUT);
        }
        if (struck.has(FaultName.BROKEN_GZIP)) {
            return answer.delivered(Delivery.BROKEN_GZIP);
        }
        if (struck.has(FaultName.GZIP_BOMB)) {
            return answer.delivered(Delivery.GZIP_BOMB);
        }
        if (struck.has(FaultName.GZIP_UNSAID)) {
            return answer.delivered(Delivery.UNSAID_GZIP);
        }
        if (struck.has(FaultName.NO_GZIP)) {
            return answer.delivered(Delivery.PLAIN);
        }
        if (struck.has(FaultName.HALF_JSON)) {
            return answer.delivered(Delivery.HALF);
        }
        return struck.has(FaultName.SLOW_DRIP) ? answer.delivered(Delivery.DRIP) : answer;
    }

    private static Optional<Answer> refusal(Fault fault, Call call, Complaint complaint) {
        return switch (fault.name()) {
            case RUN_401 -> Optional.of(complaint.of(401, "unauthorisedrequest", "The token is not good any more"));
            case FORBIDDEN -> Optional.of(complaint.of(403, "forbidden", "This resource is not granted"));
            case MISSING -> Optional.of(complaint.of(404, "unknownobject", "Nothing is served here"));
            case EVERY_429 ->
                Optional.of(retryAfter(complaint.of(429, "server_busy", "Too many requests"), fault.second()));
            case RUN_500 -> Optional.of(complaint.of(500, "internal_server_error", "Something broke"));
            case BUSY_503 -> Optional.of(retryAfter(complaint.of(503, "server_busy", "Busy"), fault.first()));
            case NOT_JSON -> Optional.of(Answer.of(200, "text/plain", "Service is being updated, please come back"));
            case HTML ->
                Optional.of(Answer.of(200, "text/html", "<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>"));
            case REDIRECT ->
                Optional.of(new Answer(
                        302, Map.of("Location", location(fault, call)), Body.Ready.of(""), 0, Delivery.WHOLE));
            case PAGE_CLAMP, NO_TOTALS, WRONG_TOTALS, ENDLESS_NEXT, PAGE_REPEATED, UNSORTED, TOKEN_DIES ->
                Optional.empty();
            case LATENCY, MISSING_SCHOOL, EMPTY, MOVING, HALF_JSON, RESET, CUT, SLOW_DRIP, ODD_ROW -> Optional.empty();
            case BROKEN_GZIP, GZIP_BOMB, GZIP_UNSAID, NO_GZIP -> Optional.empty();
            case NO_SINGLE_ROWS, CURSOR_EXPIRES, CURSOR_REPEATS, GRANT -> Optional.empty();
        };
    }

    private static String location(Fault fault, Call call) {
        if (fault.text().equals("same")) {
            return call.again();
        }
        return fault.text().isEmpty() ? "/moved" + call.path() : fault.text();
    }

    private static Answer retryAfter(Answer answer, long seconds) {
        return seconds < 0 ? answer : answer.withHeader("Retry-After", Long.toString(seconds));
    }
}
