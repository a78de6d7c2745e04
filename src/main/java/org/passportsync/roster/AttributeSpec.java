package org.passportsync.roster;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of an entity in the hub: its name, type, what it refers to and how private it is.
 *
 * @param target the entity that a reference points to; null for all other kinds
 */
public record AttributeSpec(
        String name, AttributeKind kind, @Nullable EntityType target, PersonalData privacy) {

    static AttributeSpec of(String name, AttributeKind kind, PersonalData privacy) {
        return new AttributeSpec(name, kind, null, privacy);
    }

    static AttributeSpec ref(String name, EntityType target, PersonalData privacy) {
        return new AttributeSpec(name, AttributeKind.REF, target, privacy);
    }

    static AttributeSpec refs(String name, EntityType target, PersonalData privacy) {
        return new AttributeSpec(name, AttributeKind.REFS, target, privacy);
    }

    /** A custom attribute ({@code x_...}): text or list, masked. */
    public static AttributeSpec custom(String name, AttributeKind kind) {
        return new AttributeSpec(name, kind, null, PersonalData.MASKED);
    }

    /** The name as it stands in a canonical document: quoted, with its colon, in UTF-8. */
    byte[] quotedName() {
        return ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    }
}
