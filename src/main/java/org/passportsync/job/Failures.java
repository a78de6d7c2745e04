package org.passportsync.job;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.VaultLocked;
import org.passportsync.run.LeaseLost;
import org.passportsync.run.NoticeKind;
import org.passportsync.sis.SourceFault;
import org.passportsync.staging.ClaimLost;
import org.passportsync.staging.Claims;

/** Says why a run failed, in words for a person and never with the data it failed on. */
final class Failures {

    private static final long MEGABYTE = 1024 * 1024;

    private Failures() {}

    /** The fact, the values and what to do. */
    static String message(Underway run, @Nullable Throwable failure) {
        return message(run.id(), cause(run, failure));
    }

    /** The same of a run that was not even opened. */
    static String message(long runId, @Nullable Throwable cause) {
        Optional<SourceFault> fault = find(cause, SourceFault.class);
        if (fault.isPresent()) {
            return fault.get().reason();
        }
        Optional<Refusal> refusal = find(cause, Refusal.class);
        if (refusal.isPresent()) {
            return refusal.get().reason();
        }
        Optional<UnreadSlice> unread = find(cause, UnreadSlice.class);
        if (unread.isPresent()) {
            return unread.get().reason();
        }
        Optional<VaultLocked> locked = find(cause, VaultLocked.class);
        if (locked.isPresent()) {
            return String.valueOf(locked.get().getMessage());
        }
        Optional<SQLException> refused = find(cause, SQLException.class);
        if (refused.isPresent()) {
            return "the database failed with SQL state " + refused.get().getSQLState() + where(refused.get())
                    + "; look at the database's own log, then restart run " + runId;
        }
        if (find(cause, OutOfMemoryError.class).isPresent()) {
            return "there was not enough memory: " + Runtime.getRuntime().maxMemory() / MEGABYTE
                    + " MB are the most that the program may use; start it with more (-Xmx), or ask for a smaller"
                    + " delivery.pageSize, then restart run " + runId;
        }
        return cause == null
                ? "the run ended without a reason; restart it"
                : "an unexpected " + cause.getClass().getSimpleName() + where(cause) + "; restart run " + runId
                        + ", and report this if it comes again";
    }

    /** The reason why a person has to settle something before the run makes sense; null where there is none. */
    static @Nullable String refusal(Underway run, @Nullable Throwable failure) {
        return find(cause(run, failure), Refusal.class).map(Refusal::reason).orElse(null);
    }

    /** Whether the run failed because another process took it over. */
    static boolean leaseLost(Underway run, @Nullable Throwable failure) {
        return find(cause(run, failure), LeaseLost.class).isPresent();
    }

    /** Whether a slice could not be read only because it is no longer this process that reads it. */
    static boolean takenAway(Underway run, @Nullable Throwable failure) {
        return leaseLost(run, failure)
                || find(cause(run, failure), ClaimLost.class).isPresent();
    }

    /** Why a slice could not be read, as the process that leads the run is told. */
    static Claims.Fault fault(Underway run, @Nullable Throwable failure) {
        String kind = find(cause(run, failure), SourceFault.class)
                .map(fault -> fault.kind().name())
                .orElse(refusal(run, failure) == null ? UnreadSlice.KIND : Refusal.KIND);
        return new Claims.Fault(kind, message(run, failure));
    }

    /** What a process that leads a run fails with where a worker was told to have failed so. */
    static Exception again(Claims.Fault fault) {
        return switch (fault.kind()) {
            case UnreadSlice.KIND -> new UnreadSlice(fault.text());
            case Refusal.KIND -> new Refusal(fault.text());
            default -> new SourceFault(SourceFault.Kind.valueOf(fault.kind()), fault.text());
        };
    }

    /** Of what kind people are told: of a SIS out of reach or a refused credential, others have to hear than of the rest. */
    static NoticeKind told(Underway run, @Nullable Throwable failure) {
        return find(cause(run, failure), SourceFault.class)
                .map(fault -> switch (fault.kind()) {
                    case UNREACHABLE, UNAVAILABLE, CREDENTIALS -> NoticeKind.CONNECTIVITY;
                    case FOREIGN, FORBIDDEN, MISSING, LOST_PLACE, REFUSED -> NoticeKind.FAILED;
                })
                .orElse(NoticeKind.FAILED);
    }

    static String databaseGone(long runId) {
        return "the database can't be reached any more; bring it back, then restart run " + runId;
    }

    private static @Nullable Throwable cause(Underway run, @Nullable Throwable failure) {
        Throwable cause = run.fault() == null ? failure : run.fault();
        // What a slice's thread failed with is told by Spring Batch as the failure of its future.
        return cause instanceof ExecutionException && cause.getCause() != null ? cause.getCause() : cause;
    }

    private static <T extends Throwable> Optional<T> find(@Nullable Throwable failure, Class<T> kind) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The place in our own code; messages of strangers may hold data, so they are left out. */
    private static String where(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith("org.passportsync.")) {
                    return " in " + frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName() + ":"
                            + frame.getLineNumber();
                }
            }
            cause = cause.getCause();
        }
        return "";
    }
}
