package org.passportsync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A document's blocks of commands, each with the answer that is shown for it. */
final class Transcript {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    private final List<Block> blocks;

    private Transcript(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** One block; its kind is {@code terminal} (goes on by itself), {@code sh}, or {@code json} (the answer to the last). */
    record Block(String kind, String text) {}

    static Transcript of(Path document) throws java.io.IOException {
        return new Transcript(BLOCK.matcher(Files.readString(document))
                .results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList());
    }

    List<String> terminals() {
        return blocks.stream()
                .filter(block -> block.kind().equals("terminal"))
                .map(block -> block.text().strip())
                .toList();
    }

    /** Commands and answers, in their order. */
    List<Block> talk() {
        return blocks.stream().filter(block -> !block.kind().equals("terminal")).toList();
    }

    /** Whether an answer has all that is shown; {@code "..."} stands for anything. */
    static boolean shows(JsonNode shown, JsonNode answered) {
        if (shown.isString() && shown.asString().equals("...")) {
            return !answered.isMissingNode();
        }
        if (shown.isObject()) {
            return answered.isObject()
                    && shown.properties().stream().allMatch(one -> shows(one.getValue(), answered.path(one.getKey())));
        }
        if (shown.isArray()) {
            return answered.isArray()
                    && answered.size() == shown.size()
                    && java.util.stream.IntStream.range(0, shown.size())
                            .allMatch(index -> shows(shown.get(index), answered.get(index)));
        }
        return shown.equals(answered);
    }
}
