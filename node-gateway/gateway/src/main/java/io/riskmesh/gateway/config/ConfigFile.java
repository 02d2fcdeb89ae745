package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads the YAML file of a gateway. Types of YAML play no part: `yes`, `010` and `1e3` are texts until a block reads them.
final class ConfigFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 8;

    private ConfigFile() {}

    /// @throws Stopped if the file is not there, is no YAML, or has a key twice
    static ConfigNode.Fields read(Path file) throws Stopped {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw Stopped.usage(file + ": expected a configuration of at most " + MAX_BYTES + " bytes");
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Stopped.unavailable("the configuration " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static ConfigNode.Fields parse(String text) throws Stopped {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (YAMLException e) {
            throw Stopped.usage("the configuration is no YAML: " + e.getMessage().strip().replaceAll("\\s+", " "));
        }
        if (root == null) {
            return ConfigNode.Fields.none();
        }
        if (root instanceof MappingNode fields) {
            return fields(fields, "", 0);
        }
        throw Stopped.usage("the configuration: expected keys with values, found none");
    }

    private static ConfigNode node(Node node, String path, int depth) throws Stopped {
        if (depth > MAX_DEPTH) { // also what an alias that holds itself comes to
            throw Stopped.usage(path + ": expected at most " + MAX_DEPTH + " levels");
        }
        return switch (node) {
            case ScalarNode scalar -> new ConfigNode.Text(scalar.getValue());
            case SequenceNode items -> items(items, path, depth);
            case MappingNode fields -> fields(fields, path, depth);
            case Node other -> throw Stopped.usage(path + ": expected a value, a list or keys, found " + other.getNodeId());
        };
    }

    private static ConfigNode.Items items(SequenceNode node, String path, int depth) throws Stopped {
        List<ConfigNode> values = new ArrayList<>();
        for (Node value : node.getValue()) {
            values.add(node(value, path + "[" + values.size() + "]", depth + 1));
        }
        return new ConfigNode.Items(values);
    }

    private static ConfigNode.Fields fields(MappingNode node, String path, int depth) throws Stopped {
        Map<String, ConfigNode> values = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw Stopped.usage((path.isEmpty() ? "the configuration" : path) + ": expected a name as key");
            }
            String inner = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            if (values.put(key.getValue(), node(tuple.getValueNode(), inner, depth + 1)) != null) {
                throw Stopped.usage(inner + " stands twice in the configuration, the second time in line "
                        + (key.getStartMark().getLine() + 1));
            }
        }
        return new ConfigNode.Fields(values);
    }
}
