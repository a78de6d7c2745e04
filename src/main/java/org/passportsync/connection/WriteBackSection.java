package org.passportsync.connection;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.roster.EntityType;

/** {@code writeBack}: what may be written back to the SIS. */
final class WriteBackSection {

    private static final Form<Map<EntityType, WriteSet>> BY_ENTITY =
            Names.byEntity(entity -> Section.form(section -> writeSet(entity, section)));

    static final Form<WriteBack> FORM = (value, problems) -> {
        Map<EntityType, WriteSet> read = BY_ENTITY.read(value, problems);
        return read == null ? null : new WriteBack(read);
    };

    private static final Set<Operation> USUAL = Set.of(Operation.UPDATE);

    private WriteBackSection() {}

    private static WriteSet writeSet(EntityType entity, Section section) {
        List<Located<String>> attributes =
                section.get("attributes", Forms.locatedListOf(Names.attribute(entity)), List.of());
        List<Operation> operations = section.get("operations", Forms.listOf(Forms.choice(Operation.class)), List.of());
        return new WriteSet(
                Repeats.refuse(
                        attributes, name -> name, name -> name + " stands twice; keep one of them", section.problems()),
                operations.isEmpty() ? USUAL : EnumSet.copyOf(operations),
                section.get("limits", HoldThresholdSection.OPERATIONS, OperationLimits.UNSAID));
    }

    static Outline write(WriteBack writeBack) {
        Outline outline = new Outline();
        writeBack
                .entities()
                .forEach((entity, set) -> outline.put(entity.key(), write(set).node()));
        return outline;
    }

    private static Outline write(WriteSet set) {
        Outline outline = new Outline().texts("attributes", set.attributes());
        if (!set.operations().equals(USUAL)) {
            outline.texts(
                    "operations", set.operations().stream().map(Operation::name).toList());
        }
        return outline.section("limits", HoldThresholdSection.write(set.limits()));
    }
}
