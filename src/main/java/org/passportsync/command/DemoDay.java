package org.passportsync.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A school day that the demo plays. */
record DemoDay(int number, Kind kind) {

    /** What happens on it. */
    enum Kind {
        FIRST("the first sync brings everything in"),
        ORDINARY("ordinary changes: some leave, some come, some change"),
        BAD("a half-broken upload: whole schools are nearly empty");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** How the demo was asked for. */
    enum Wish {
        /** Three days at first, one a time afterwards. */
        USUAL,
        /** One day, and a bad one if there was any before. */
        BAD_DAY,
        ONCE,
        ONCE_BAD;

        static Wish of(boolean once, boolean badDay) {
            return badDay ? once ? ONCE_BAD : BAD_DAY : once ? ONCE : USUAL;
        }

        boolean once() {
            return this == ONCE || this == ONCE_BAD;
        }

        boolean bad() {
            return this == BAD_DAY || this == ONCE_BAD;
        }
    }

    /** The days to play after the last one; null: none was played yet. */
    static List<DemoDay> after(@Nullable Integer last, Wish wish) {
        if (last != null) {
            return List.of(new DemoDay(last + 1, wish.bad() ? Kind.BAD : Kind.ORDINARY));
        }
        if (wish.once()) {
            return List.of(new DemoDay(0, wish.bad() ? Kind.BAD : Kind.FIRST));
        }
        return List.of(new DemoDay(0, Kind.FIRST), new DemoDay(1, Kind.ORDINARY), new DemoDay(2, Kind.BAD));
    }

    String words() {
        return kind.words;
    }
}
