package org.passportsync.connection;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;

/** Writes a tree as YAML 1.2 that a person likes to read: sections in blocks, the items of lists in one line. */
final class YamlText {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(120)
            .setSplitLines(false)
            .build();

    private YamlText() {}

    static String of(JsonNode tree) {
        return new Present(SETTINGS)
                .emitToString(new Serialize(SETTINGS)
                        .serializeOne(node(tree, FlowStyle.BLOCK))
                        .iterator());
    }

    private static Node node(JsonNode tree, FlowStyle style) {
        if (tree.isObject()) {
            List<NodeTuple> tuples = new ArrayList<>();
            tree.properties()
                    .forEach(entry -> tuples.add(new NodeTuple(text(entry.getKey()), node(entry.getValue(), style))));
            return new MappingNode(Tag.MAP, tuples, style);
        }
        if (tree.isArray()) {
            boolean sections = tree.valueStream().anyMatch(JsonNode::isObject);
            List<Node> items =
                    tree.valueStream().map(item -> node(item, FlowStyle.FLOW)).toList();
            return new SequenceNode(Tag.SEQ, items, sections ? style : FlowStyle.FLOW);
        }
        return scalar(tree);
    }

    private static Node scalar(JsonNode value) {
        if (value.isString()) {
            return text(value.stringValue());
        }
        // The tag has to be the one that a reader would give the text, or it would be written out.
        String text = value.asString();
        return new ScalarNode(SETTINGS.getSchema().getScalarResolver().resolve(text, true), text, ScalarStyle.PLAIN);
    }

    /** Quoted by itself wherever it would otherwise be taken for a number, a switch or nothing. */
    private static Node text(String value) {
        return new ScalarNode(Tag.STR, value, ScalarStyle.PLAIN);
    }
}
