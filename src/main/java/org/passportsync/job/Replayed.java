package org.passportsync.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.Withholding;
import org.passportsync.run.Run;
import org.passportsync.staging.KeptPages;

/**
 * The run whose pages a replay takes instead of asking the SIS.
 *
 * @param opening opens its pages
 * @param later the newest run that was committed from a later reading; null: there is none, and the pages are the newest word
 */
record Replayed(
        Run run, KeptPages.Opening opening, @Nullable Run later) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Why a replay is held, for whoever approves it. */
    String inWords(Withholding.Replay aside) {
        Instant read = run.firstPageAt() == null ? run.startedAt() : run.firstPageAt();
        String pages = "a replay always waits for approval; its pages are those that run " + run.id() + " read on "
                + MINUTE.format(read);
        return later == null
                ? pages
                : pages + ". Run " + later.id()
                        + " has read the SIS since and was committed, so nothing is deleted and nothing"
                        + " comes back that run " + later.id() + " did not have: left out are " + aside.deletes()
                        + " deletes and " + aside.creates() + " creates. " + older(aside.updates());
    }

    private static String older(long updates) {
        return updates == 0
                ? "No update is of a record that was changed since"
                : "Updates of records that were changed since: " + updates + "; they may put back older values. Look at"
                        + " them, or reject the run and launch the sync without replay";
    }
}
