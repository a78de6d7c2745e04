package org.passportsync.notice;

import org.jspecify.annotations.Nullable;
import org.passportsync.run.RunReport;

/**
 * What a letter is written from.
 *
 * @param report null: the notice is about the connection, not about a run
 */
record Facts(Notice notice, About about, @Nullable RunReport report) {

    /** The connection and its district. */
    record About(String connection, String district, String districtName) {}
}
