package org.passportsync.answer;

import java.util.List;
import org.passportsync.connection.MasterField;
import org.passportsync.connection.MasterRules;
import org.passportsync.run.Connections.Change;

/**
 * The rules about whose value counts that were added to a definition in bulk.
 *
 * @param revision the definition's, with them
 * @param already how many of the attributes had a rule of the connection before, which is kept
 */
public record GeneratedShown(String connection, int revision, Change.Kind kind, List<RuleShown> added, int already) {

    /** One rule. */
    public record RuleShown(String entity, String attribute, MasterField.Mode mode) {}

    public static GeneratedShown of(Change change, List<MasterRules.Rule> added, int already) {
        return new GeneratedShown(
                change.connection(),
                change.revision(),
                change.kind(),
                added.stream()
                        .map(rule -> new RuleShown(
                                rule.entity().key(),
                                rule.field().attribute(),
                                rule.field().mode()))
                        .toList(),
                already);
    }
}
