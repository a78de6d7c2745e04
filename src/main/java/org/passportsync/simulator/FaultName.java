package org.passportsync.simulator;

import java.util.Arrays;
import java.util.Optional;

/** What can be made to go wrong, by the name it is asked for, and the value it takes. */
public enum FaultName {
    /** Pages are silently cut to so many rows. */
    PAGE_CLAMP("page-clamp", Value.COUNT),
    /** Neither {@code X-Total-Count} nor {@code Link} is sent. */
    NO_TOTALS("no-totals", Value.NONE),
    /** {@code X-Total-Count} says this number, else half the truth. */
    WRONG_TOTALS("wrong-totals", Value.COUNT_OR_NONE),
    /** {@code Link} offers a next page for ever. */
    ENDLESS_NEXT("endless-next", Value.NONE),
    /** Every page is the first page. */
    PAGE_REPEATED("page-repeated", Value.NONE),
    /** The sort is ignored. */
    UNSORTED("unsorted", Value.NONE),
    /** Every token dies after so many requests. */
    TOKEN_DIES("401-after", Value.COUNT),
    /** 401 for the requests of a range. */
    RUN_401("401-run", Value.RANGE),
    /** Every so manieth request is refused with 429, with {@code Retry-After} seconds where they are given. */
    EVERY_429("429-every", Value.COUNT_AND_SECONDS),
    /** 500 for the requests of a range. */
    RUN_500("500-run", Value.RANGE),
    /** 503, with {@code Retry-After} seconds where they are given. */
    BUSY_503("503", Value.COUNT_OR_NONE),
    /** 403 for a resource. */
    FORBIDDEN("forbidden", Value.RESOURCE),
    /** A wait before each answer. */
    LATENCY("latency", Value.DURATION),
    /** A school and all that is only its own is left out. */
    MISSING_SCHOOL("missing-school", Value.TEXT),
    /** A resource without rows. */
    EMPTY("empty", Value.RESOURCE),
    /** After every so many requests some rows leave and others come, one or as many as given. */
    MOVING("moving", Value.COUNT_AND_SECONDS),
    /** Plain text instead of JSON. */
    NOT_JSON("not-json", Value.NONE),
    /** Only the first half of the JSON text. */
    HALF_JSON("half-json", Value.NONE),
    /** A web page instead of JSON. */
    HTML("html", Value.NONE),
    /** A compressed answer with damaged bytes in the middle. */
    BROKEN_GZIP("broken-gzip", Value.NONE),
    /** A compressed answer of a few megabytes that unpacks to more than a gigabyte. */
    GZIP_BOMB("gzip-bomb", Value.NONE),
    /** A compressed answer, whether one was asked for or not, that doesn't say so. */
    GZIP_UNSAID("gzip-unsaid", Value.NONE),
    /** Answers come as they are, whether compressed ones were asked for or not. */
    NO_GZIP("no-gzip", Value.NONE),
    /** The connection breaks before the answer. */
    RESET("reset", Value.NONE),
    /** The connection breaks in the middle of the answer. */
    CUT("cut", Value.NONE),
    /** The answer comes a little at a time. */
    SLOW_DRIP("slow-drip", Value.NONE),
    /** A redirect to the given address, to the {@code same} one again, else to one that isn't there. */
    REDIRECT("redirect", Value.TEXT_OR_NONE),
    /** Each page begins with one more row that is odd in the given way. */
    ODD_ROW("odd-row", Value.ODDITY),
    /** 404 for a resource. */
    MISSING("missing", Value.RESOURCE),
    /** Single rows answer 405. */
    NO_SINGLE_ROWS("no-single-rows", Value.NONE),
    /** Reading by cursor dies after so many requests. */
    CURSOR_EXPIRES("cursor-expires", Value.COUNT),
    /** {@code Link} offers the cursor again that was asked with. */
    CURSOR_REPEATS("cursor-repeats", Value.NONE),
    /** Only this grant gets a native token. */
    GRANT("grant", Value.GRANT);

    /** What may stand after the name. */
    enum Value {
        NONE,
        COUNT,
        COUNT_OR_NONE,
        COUNT_AND_SECONDS,
        RANGE,
        DURATION,
        TEXT,
        TEXT_OR_NONE,
        RESOURCE,
        ODDITY,
        GRANT
    }

    private final String text;
    private final Value value;

    FaultName(String text, Value value) {
        this.text = text;
        this.value = value;
    }

    /** The name as it is written, for example {@code page-clamp}. */
    public String text() {
        return text;
    }

    Value value() {
        return value;
    }

    static Optional<FaultName> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }
}
