package org.passportsync.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.connection.AttributeMapping;
import org.passportsync.connection.PerEntity;
import org.passportsync.connection.Transform;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.SourceMapping;

/**
 * What feeds the hub attributes of a connection's records: the shipped mappings, with the definition's differences laid
 * over them.
 *
 * <p>A source attribute of a person is looked for in the person's own rows, unless the shipped mappings read it from
 * another resource, or its name begins with that resource's: {@code demographics.metadata.citizenship}.
 *
 * @param parts the kinds of part that are read, fed or not
 * @param main those among them that carry a record: without one there is none
 */
public record Feeds(List<PartKind> parts, Set<PartKind> main, List<Feed> all) {

    public Feeds {
        parts = List.copyOf(parts);
        main = Set.copyOf(main);
        all = List.copyOf(all);
    }

    /** Lays differences over shipped mappings; a hub attribute is fed by one entry only. */
    public static Feeds of(List<SourceMapping> shipped, PerEntity<AttributeMapping> differences) {
        List<PartKind> parts =
                shipped.stream().map(SourceMapping::part).distinct().toList();
        Set<PartKind> main = parts.stream()
                .filter(part -> !part.entity().person() || brings(shipped, part, "familyName"))
                .collect(Collectors.toUnmodifiableSet());
        Sources sources = new Sources(shipped, main);
        List<Feed> all = new ArrayList<>();
        shipped.stream()
                .filter(mapping -> differences.of(mapping.part().entity()).stream()
                        .noneMatch(other -> sources.replaces(other, mapping)))
                .forEach(mapping -> all.add(Feed.shipped(mapping)));
        differences
                .rules()
                .forEach((entity, list) -> list.stream()
                        .filter(_ -> main.stream().anyMatch(part -> part.entity() == entity))
                        .forEach(mapping -> all.add(sources.feed(entity, mapping))));
        return new Feeds(parts, main, all);
    }

    private static boolean brings(List<SourceMapping> shipped, PartKind part, String attribute) {
        return shipped.stream()
                .anyMatch(mapping -> mapping.part().equals(part) && mapping.to().equals(attribute));
    }

    /** Why a definition's attributes can't be mapped, each with its place; empty: they can. */
    public static List<String> problems(List<SourceMapping> shipped, PerEntity<AttributeMapping> differences) {
        Sources sources = new Sources(shipped, of(shipped, PerEntity.none()).main());
        List<String> problems = new ArrayList<>();
        differences
                .rules()
                .forEach((entity, list) -> list.stream()
                        .filter(mapping -> mapping.from().stream()
                                        .map(from -> sources.part(entity, from))
                                        .distinct()
                                        .count()
                                > 1)
                        .forEach(mapping -> problems.add(
                                "attributes." + entity.key() + ": " + mapping.to() + " is joined of " + mapping.from()
                                        + ", which come in different resources; join values of one resource only")));
        return problems;
    }

    /** Custom attributes that a rule looks at and that nothing feeds: such a rule would judge every record the same. */
    public List<String> unfed(ContentRules rules) {
        List<String> unfed = new ArrayList<>();
        for (EntityType entity : EntityType.values()) {
            rules.customAttributes(entity)
                    .filter(custom -> of(entity).noneMatch(feed -> feed.to().equals(custom)))
                    .forEach(custom -> unfed.add("a rule for " + entity.key() + " looks at " + custom
                            + ", which nothing feeds; map it under attributes." + entity.key()));
        }
        return unfed;
    }

    /** The same for some entities only. */
    Feeds only(Predicate<EntityType> wanted) {
        return new Feeds(
                parts.stream().filter(part -> wanted.test(part.entity())).toList(),
                main,
                all.stream().filter(feed -> wanted.test(feed.part().entity())).toList());
    }

    /** Whether anything of a kind of part is wanted. */
    public boolean fed(PartKind part) {
        return all.stream().anyMatch(feed -> feed.part().equals(part));
    }

    List<Feed> of(PartKind part) {
        return all.stream().filter(feed -> feed.part().equals(part)).toList();
    }

    Stream<Feed> of(EntityType entity) {
        return all.stream().filter(feed -> feed.part().entity() == entity);
    }

    /** The custom attributes that are fed: a list where the value was split, or comes from what is a list. */
    Stream<AttributeSpec> custom(EntityType entity) {
        return of(entity)
                .filter(feed -> feed.to().startsWith("x_"))
                .map(feed -> AttributeSpec.custom(feed.to(), kind(feed)));
    }

    /** What is fed of a contact's ties. */
    Stream<AttributeSpec> ties(EntityType entity) {
        return Relationship.attributes(entity).stream()
                .filter(tie -> of(entity).anyMatch(feed -> feed.to().equals(tie.name())));
    }

    private AttributeKind kind(Feed feed) {
        boolean list = feed.from().size() == 1 && listed(feed);
        for (Transform transform : feed.transforms()) {
            list = switch (transform) {
                case Transform.Split _ -> true;
                case Transform.Concat _ -> false;
                default -> list;
            };
        }
        return list ? AttributeKind.LIST : AttributeKind.TEXT;
    }

    /** Says whether the same source attribute also feeds a list of the hub's own, and nothing that is single. */
    private boolean listed(Feed custom) {
        List<AttributeKind> kinds = of(custom.part()).stream()
                .filter(feed -> feed.plain() && feed.from().equals(custom.from()))
                .flatMap(feed -> feed.part().entity().schema().find(feed.to()).stream()
                        .map(slot ->
                                feed.part().entity().schema().attribute(slot).kind()))
                .toList();
        return kinds.contains(AttributeKind.LIST);
    }
}
