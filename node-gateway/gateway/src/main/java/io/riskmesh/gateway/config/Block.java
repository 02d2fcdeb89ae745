package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One block of the configuration. Whoever reads it names each key with its default; what nobody names is an error.
final class Block {
    private final ConfigSource source;
    private final String path;
    private final ConfigNode.Fields fields;
    private final boolean named;
    private final Set<String> asked = new LinkedHashSet<>();

    private Block(ConfigSource source, String path, ConfigNode.Fields fields, boolean named) {
        this.source = source;
        this.path = path;
        this.fields = fields;
        this.named = named;
    }

    /// Turns a block into its record.
    ///
    /// @param <T> the record
    @FunctionalInterface
    interface Reader<T> {
        /// @throws IllegalArgumentException with the field's name first, if the record's own checks fail
        T read(Block block) throws Stopped;
    }

    static <T> T root(ConfigSource source, ConfigNode.Fields fields, Reader<T> reader) throws Stopped {
        return new Block(source, "", fields, true).readAll(reader);
    }

    /// The block of a key; an absent one has all defaults.
    <T> T block(String name, Reader<T> reader) throws Stopped {
        asked.add(name);
        return switch (fields.values().getOrDefault(name, ConfigNode.Fields.none())) {
            case ConfigNode.Fields inner -> new Block(source, inner(name), inner, named).readAll(reader);
            case ConfigNode.Text(String value) when value.isEmpty() ->
                new Block(source, inner(name), ConfigNode.Fields.none(), named).readAll(reader);
            case ConfigNode.Text _, ConfigNode.Items _ -> throw wrong(name, "expected keys below it");
        };
    }

    /// The blocks of a list, which may be absent; variables do not reach into lists.
    <T> List<T> blocks(String name, Reader<T> reader) throws Stopped {
        asked.add(name);
        List<T> all = new ArrayList<>();
        ConfigNode value = fields.values().getOrDefault(name, new ConfigNode.Items(List.of()));
        if (!(value instanceof ConfigNode.Items(List<ConfigNode> items))) {
            throw wrong(name, "expected a list");
        }
        if (items.isEmpty()) {
            source.inForce(inner(name), "[]", fields.values().containsKey(name) ? Setting.FILE : Setting.DEFAULT);
        }
        for (ConfigNode item : items) {
            String place = name + "[" + all.size() + "]";
            if (!(item instanceof ConfigNode.Fields inner)) {
                throw wrong(place, "expected keys");
            }
            all.add(new Block(source, inner(place), inner, false).readAll(reader));
        }
        return all;
    }

    String text(String name, String fallback) throws Stopped {
        return value(name, fallback, Function.identity());
    }

    String required(String name) throws Stopped {
        return value(name, null, Function.identity());
    }

    Optional<String> optional(String name) throws Stopped {
        return Optional.of(text(name, "")).filter(text -> !text.isEmpty());
    }

    boolean flag(String name, boolean fallback) throws Stopped {
        return value(name, Boolean.toString(fallback), Block::flagOf);
    }

    int integer(String name, int fallback) throws Stopped {
        return value(name, Integer.toString(fallback), Block::integerOf);
    }

    Duration duration(String name, String fallback) throws Stopped {
        return value(name, fallback, DurationText::parse);
    }

    DataSize size(String name, String fallback) throws Stopped {
        return value(name, fallback, DataSize::of);
    }

    HostPort address(String name, String fallback) throws Stopped {
        return value(name, fallback, HostPort::of);
    }

    Path file(String name, String fallback) throws Stopped {
        return value(name, fallback, source::path);
    }

    Optional<Path> optionalFile(String name) throws Stopped {
        return optional(name).map(source::path);
    }

    Optional<SecretReference> secret(String name) throws Stopped {
        String text = value(name, "", given -> given.isEmpty() ? given : new SecretReference(given).text());
        Optional<SecretReference> reference = Optional.of(text).filter(given -> !given.isEmpty()).map(this::absolute);
        reference.ifPresent(source::reference);
        return reference;
    }

    private SecretReference absolute(String text) {
        return new SecretReference(text.startsWith("file:") ? "file:" + source.path(text.substring("file:".length())) : text);
    }

    /// Several values: a list in the file, or one text with commas.
    List<String> texts(String name, String fallback) throws Stopped {
        String joined = fields.values().get(name) instanceof ConfigNode.Items(List<ConfigNode> items)
                ? value(name, new ConfigNode.Text(joined(name, items)), fallback, Function.identity())
                : text(name, fallback);
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1)).stream().map(String::strip).toList();
    }

    <T> T value(String name, String fallback, Function<String, T> form) throws Stopped {
        return value(name, fields.values().get(name), fallback, form);
    }

    private <T> T value(String name, ConfigNode node, String fallback, Function<String, T> form) throws Stopped {
        asked.add(name);
        String variable = named ? source.fromVariable(inner(name)) : null;
        String text = fallback;
        String origin = Setting.DEFAULT;
        if (variable != null) {
            text = variable;
            origin = ConfigSource.variable(inner(name));
        } else if (node instanceof ConfigNode.Text(String given)) {
            text = given;
            origin = Setting.FILE;
        } else if (node != null) {
            throw wrong(name, "expected one value");
        }
        if (text == null) {
            throw wrong(name, "expected a value, found none");
        }
        try {
            T value = form.apply(text);
            source.inForce(inner(name), text, origin);
            return value;
        } catch (IllegalArgumentException e) {
            throw wrong(name, e.getMessage());
        }
    }

    private String joined(String name, List<ConfigNode> items) throws Stopped {
        List<String> texts = new ArrayList<>();
        for (ConfigNode item : items) {
            if (!(item instanceof ConfigNode.Text(String value)) || value.contains(",")) {
                throw wrong(name, "expected a list of texts without commas");
            }
            texts.add(value);
        }
        return String.join(",", texts);
    }

    private <T> T readAll(Reader<T> reader) throws Stopped {
        T value;
        try {
            value = reader.read(this);
        } catch (IllegalArgumentException e) {
            throw Stopped.usage("configuration: " + (path.isEmpty() ? "" : path + ".") + e.getMessage());
        }
        for (String name : fields.values().keySet()) {
            if (!asked.contains(name)) {
                throw wrong(name, "unknown key; expected one of " + String.join(", ", asked));
            }
        }
        return value;
    }

    private String inner(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Stopped wrong(String name, String why) {
        return Stopped.usage("configuration: " + inner(name) + ": " + why);
    }

    private static boolean flagOf(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false, got " + text);
        };
    }

    private static int integerOf(String text) {
        if (!text.matches("-?(0|[1-9][0-9]{0,8})")) {
            throw new IllegalArgumentException("expected a whole number, got " + text);
        }
        return Integer.parseInt(text);
    }
}
