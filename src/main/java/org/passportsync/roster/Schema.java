package org.passportsync.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes of one entity in their fixed order; a record's values stand in the same order. */
public final class Schema {

    private final EntityType entity;
    private final List<AttributeSpec> attributes;
    private final Map<String, Integer> slots = new HashMap<>();
    private final byte[][] quotedNames;

    Schema(EntityType entity, List<AttributeSpec> attributes) {
        this.entity = entity;
        this.attributes = List.copyOf(attributes);
        for (int slot = 0; slot < attributes.size(); slot++) {
            slots.put(attributes.get(slot).name(), slot);
        }
        this.quotedNames = attributes.stream().map(AttributeSpec::quotedName).toArray(byte[][]::new);
    }

    public EntityType entity() {
        return entity;
    }

    public List<AttributeSpec> attributes() {
        return attributes;
    }

    public int size() {
        return attributes.size();
    }

    public AttributeSpec attribute(int slot) {
        return attributes.get(slot);
    }

    /** The place of an attribute, or nothing where the entity has none of that name. */
    public Optional<Integer> find(String attribute) {
        return Optional.ofNullable(slots.get(attribute));
    }

    /** The place of an attribute that is known to exist. */
    public int slot(String attribute) {
        return find(attribute)
                .orElseThrow(() -> new IllegalArgumentException(entity.key() + " has no attribute " + attribute));
    }

    byte[] quotedName(int slot) {
        return quotedNames[slot];
    }

    /** This schema with a connection's custom attributes behind its own, sorted by name. */
    public Schema with(List<AttributeSpec> custom) {
        List<AttributeSpec> all = new ArrayList<>(attributes);
        custom.stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(all::add);
        return new Schema(entity, all);
    }
}
