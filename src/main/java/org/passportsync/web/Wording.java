package org.passportsync.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.RunWords;
import org.passportsync.connection.LaunchText;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.run.HoldCause;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** The words of templates, with times in one district's zone. */
record Wording(ZoneId zone) {

    public String number(long value) {
        return RunWords.number(value);
    }

    public String cell(long value) {
        return RunWords.cell(value);
    }

    public String counted(long count, String noun) {
        return RunWords.counted(count, noun);
    }

    /** With its sign, for comparisons; nothing changed is a dash. */
    public String difference(long value) {
        return value > 0 ? "+" + number(value) : cell(value);
    }

    public String state(RunState state) {
        return RunWords.state(state);
    }

    /** The colour of a state; its words say it too. */
    public String tone(RunState state) {
        return switch (state) {
            case RUNNING -> "live";
            case PARKED -> "held";
            case COMMITTED, COMMITTED_WITH_ISSUES -> "good";
            case FAILED -> "bad";
            case REJECTED, SUPERSEDED, EXPIRED, STOPPED, SKIPPED_SUSPENDED -> "calm";
        };
    }

    public String took(Run run, @Nullable Duration worked) {
        return RunWords.took(run, worked);
    }

    public String duration(Duration duration) {
        return RunWords.duration(duration);
    }

    @Nullable
    public Moment moment(@Nullable Instant at) {
        return at == null ? null : Moment.of(at, zone);
    }

    /** How a run came about, for example {@code command line}. */
    public String trigger(Run run) {
        String trigger = run.trigger().equals("API")
                ? run.trigger()
                : run.trigger().toLowerCase(Locale.ROOT).replace('_', ' ');
        return trigger + (run.releases() ? ", a release" : "");
    }

    /** What was noted at the launch; an edit in the hub was never launched. */
    @Nullable
    public String note(Run run) {
        return run.edits() ? null : LaunchText.read(run.parameters()).note();
    }

    public String cause(Cause cause, Operation operation) {
        return HoldCause.words(cause, operation);
    }

    public String reason(HoldReason reason) {
        return switch (reason) {
            case PREVIEW -> "A preview was asked for";
            case LIMIT -> "A limit is exceeded";
            case INCOMPLETE_EXTRACT -> "The extract is not proven complete";
            case EMPTY_EXTRACT -> "Nothing came of an entity";
            case SCOPE_LOSS -> "A school was lost";
            case REKEY -> "Records get other SIS IDs";
            case FIRST_RUN -> "A first run touches other connections' records";
            case REPLAY -> "A replay was asked for";
        };
    }
}
