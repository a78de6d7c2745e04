package org.passportsync.connection;

import java.util.List;
import org.passportsync.roster.EntityType;

/** {@code attributes}: which source attribute feeds which hub attribute, where that differs from what is shipped. */
final class AttributesSection {

    static final Form<PerEntity<AttributeMapping>> FORM = Names.rulesByEntity(AttributesSection::mappings);

    private static final Form<List<String>> SOURCES = (value, problems) -> {
        if (value instanceof Written.Items) {
            return Forms.listOf(Forms.TEXT).read(value, problems);
        }
        String one = Forms.TEXT.read(value, problems);
        return one == null ? null : List.of(one);
    };

    private AttributesSection() {}

    private static Form<List<AttributeMapping>> mappings(EntityType entity) {
        Form<List<Located<AttributeMapping>>> list =
                Forms.locatedListOf(Section.form(section -> mapping(entity, section)));
        return (value, problems) -> {
            List<Located<AttributeMapping>> mappings = list.read(value, problems);
            return mappings == null
                    ? null
                    : Repeats.refuse(
                            mappings,
                            AttributeMapping::to,
                            to -> "hub attribute " + to + " is fed twice, but by one source attribute; keep one entry",
                            problems);
        };
    }

    private static AttributeMapping mapping(EntityType entity, Section section) {
        List<String> from = section.need(
                "from", SOURCES, List.of(), "write the source attribute, or [] where nothing feeds the hub attribute");
        String to = section.need("to", Names.fed(entity), "", "write the hub attribute, a custom one as x_...");
        List<Transform> transforms = section.get("transform", Forms.listOf(TransformForm.FORM), List.of());
        if (from.size() > 1 && transforms.stream().noneMatch(Transform.Concat.class::isInstance)) {
            section.note(
                    "transform",
                    from.size() + " source attributes feed " + to + "; say how they become one with concat(separator)");
        }
        if (to.equals("teaching") || to.equals("relationships")) {
            String hint =
                    entity == EntityType.CONTACT ? ", or feed what is known of ties as relationships.emergency" : "";
            section.note("to", to + " is worked out from other records and can't be fed; leave this entry out" + hint);
        }
        from.stream()
                .filter(NeverRead::covers)
                .forEach(secret -> section.note(
                        "from", secret + " is never read, because it is a secret of the person; leave this entry out"));
        if (from.isEmpty() && AlwaysRequired.covers(entity, to)) {
            section.note(
                    "from",
                    to + " of " + entity.key() + " is always required, so something has to feed it;"
                            + " write a source attribute, or leave this entry out");
        }
        return new AttributeMapping(from, to, transforms);
    }

    static Outline write(PerEntity<AttributeMapping> attributes) {
        return Names.outline(attributes, AttributesSection::write);
    }

    private static Outline write(AttributeMapping mapping) {
        Outline outline = new Outline();
        if (mapping.from().size() == 1) {
            outline.text("from", mapping.from().getFirst());
        } else {
            outline.put("from", Outline.array(mapping.from()));
        }
        return outline.text("to", mapping.to())
                .list(
                        "transform",
                        mapping.transforms().stream().map(TransformForm::write).toList());
    }
}
