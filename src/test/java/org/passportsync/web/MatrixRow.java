package org.passportsync.web;

import org.passportsync.access.Role;

/** One handler: who may use it, and how it is asked for something of the district lakeside. */
record MatrixRow(String method, String pattern, Role role, Elsewhere elsewhere, Preparing preparing) {

    /** What somebody of another district gets. */
    enum Elsewhere {
        /** It is as if it were not there. */
        NOT_FOUND,
        /** A list without anything of lakeside. */
        LEFT_OUT,
        /** It is the same for everybody. */
        SAME,
        /** It is for users of every district only. */
        EVERY_DISTRICT
    }

    /** Makes ready what is asked for, and says how it is asked. */
    interface Preparing {
        Call prepare(Town town) throws Exception;
    }

    /** A request; an empty body sends none. */
    record Call(String path, String body, String... headers) {}

    String name() {
        return method + " " + pattern;
    }
}
