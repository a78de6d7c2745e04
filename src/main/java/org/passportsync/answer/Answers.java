package org.passportsync.answer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers as JSON, for those who read them in a terminal or a file. */
public final class Answers {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Answers() {}

    /** An answer as indented JSON. */
    public static String text(Object answer) {
        return JSON.writeValueAsString(answer);
    }

    /** A document as it stands in an answer. */
    static @Nullable JsonNode tree(@Nullable String document) {
        return document == null ? null : JSON.readTree(document);
    }
}
