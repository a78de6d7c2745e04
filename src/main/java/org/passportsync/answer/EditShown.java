package org.passportsync.answer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.Edited;
import org.passportsync.hub.RecordList;

/**
 * What became of an edit in the hub.
 *
 * @param run that the edit is kept as
 * @param record as it is now; null: it has left the hub
 * @param applied edited attributes of which the live value is the edit's
 * @param withheld edited attributes of which it is another connection's
 */
public record EditShown(
        UUID passportId, long run, @Nullable RecordShown record, List<String> applied, List<WithheldShown> withheld) {

    /**
     * An edited attribute that is another's.
     *
     * @param reason whose value stays, and what to do
     */
    public record WithheldShown(String attribute, String reason) {}

    public static EditShown of(long run, Edited edited, RecordList.@Nullable Found found) {
        return new EditShown(
                edited.passportId(),
                run,
                found == null ? null : RecordShown.of(found),
                edited.applied(),
                edited.withheld().stream()
                        .map(one -> new WithheldShown(one.attribute(), one.reason()))
                        .toList());
    }
}
