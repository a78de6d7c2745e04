package org.passportsync.answer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.hub.Duplicate;
import tools.jackson.databind.JsonNode;

/**
 * Two records that may be one, or that are one and disagree.
 *
 * @param rule what they have in common, or {@code differs}: they are one passport record and disagree about an attribute
 * @param value masked, as it is kept
 * @param closedRun the run that found that it is so no longer; null: it is open
 * @param incoming the record that a decision moves
 * @param differing the attributes whose values differ, masked or not
 * @param decision the one that stands
 */
public record DuplicateShown(
        long id,
        String district,
        String entity,
        String rule,
        @Nullable String attribute,
        @Nullable String value,
        String message,
        long openedRun,
        @Nullable Long closedRun,
        EntryShown incoming,
        EntryShown other,
        List<String> differing,
        @Nullable DecisionShown decision) {

    /**
     * One of the two.
     *
     * @param passportId null: it is not live
     * @param document by hub attribute, references as SIS IDs; null: the connection remembers nothing of it
     */
    public record EntryShown(
            String connection,
            String sisId,
            @Nullable UUID passportId,
            boolean live,
            @Nullable JsonNode document) {

        static EntryShown of(Duplicate.Entry entry) {
            return new EntryShown(
                    entry.connection(),
                    entry.sisId(),
                    entry.passportId(),
                    entry.live(),
                    Answers.tree(entry.document()));
        }
    }

    public static DuplicateShown of(Duplicate duplicate) {
        Duplicate.Why why = duplicate.why();
        return new DuplicateShown(
                duplicate.id(),
                duplicate.district(),
                duplicate.entity().key(),
                why.rule(),
                why.attribute(),
                why.value(),
                why.message(),
                why.openedRun(),
                why.closedRun(),
                EntryShown.of(duplicate.incoming()),
                EntryShown.of(duplicate.other()),
                duplicate.differing(),
                DecisionShown.standing(duplicate.decision()));
    }
}
