package io.riskmesh.gateway.plan;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads a YAML file of `name: value` lines into texts. Values keep the letters of the file, so `0.10` is not turned into
/// another number on its way to the checks of the trainer.
final class ParameterFile {
    private ParameterFile() {}

    static Map<String, String> read(Path file) throws Stopped {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        Yaml yaml = new Yaml(new SafeConstructor(options));
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = yaml.compose(reader);
            if (!(root instanceof MappingNode mapping)) {
                throw Stopped.usage(file + ": expected lines of name: value, found "
                        + (root == null ? "an empty file" : "something else"));
            }
            return texts(file, mapping);
        } catch (NoSuchFileException e) {
            throw Stopped.unavailable("parameter file " + file + " does not exist, and it is no named set", e);
        } catch (IOException e) {
            throw Stopped.unavailable("parameter file " + file + " cannot be read: " + e.getMessage(), e);
        } catch (YAMLException e) {
            throw Stopped.usage(file + ": expected YAML, found " + e.getMessage());
        }
    }

    private static Map<String, String> texts(Path file, MappingNode mapping) throws Stopped {
        Map<String, String> texts = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw Stopped.usage(file + " line " + line(entry.getKeyNode()) + ": expected a name before the colon");
            }
            String value = text(file, entry.getValueNode());
            if (texts.put(key.getValue(), value) != null) {
                throw Stopped.usage(file + " line " + line(key) + ": " + key.getValue() + " is set twice");
            }
        }
        return texts;
    }

    /// A list becomes `a,b`; a map of names becomes `a:1,b:-1`, the trainer's form for values by feature.
    private static String text(Path file, Node node) throws Stopped {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence -> {
                StringJoiner joined = new StringJoiner(",");
                for (Node item : sequence.getValue()) {
                    joined.add(text(file, item));
                }
                yield joined.toString();
            }
            case MappingNode mapping -> {
                StringJoiner joined = new StringJoiner(",");
                texts(file, mapping).forEach((name, value) -> joined.add(name + ":" + value));
                yield joined.toString();
            }
            default -> throw Stopped.usage(file + " line " + line(node) + ": expected a value");
        };
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
