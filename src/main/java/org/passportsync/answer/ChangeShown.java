package org.passportsync.answer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.ChangeList;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import tools.jackson.databind.JsonNode;

/**
 * One record that a run creates, updates or deletes.
 *
 * @param sisIdBefore the SIS ID it had, where a re-key gives it another
 * @param withheld whether the delete is shown only, because deletion is disabled
 * @param before by hub attribute; null where nothing was
 * @param after by hub attribute; null where nothing will be
 */
public record ChangeShown(
        String entity,
        String sisId,
        @Nullable String sisIdBefore,
        UUID passportId,
        Operation operation,
        @Nullable String school,
        Cause cause,
        boolean withheld,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        List<String> changedAttributes) {

    public static ChangeShown of(ChangeList.Change change) {
        return new ChangeShown(
                change.entity().key(),
                change.sisId(),
                change.sisIdBefore(),
                change.passportId(),
                change.operation(),
                change.school(),
                change.cause(),
                change.withheld(),
                Answers.tree(change.before()),
                Answers.tree(change.after()),
                change.changedAttributes());
    }
}
