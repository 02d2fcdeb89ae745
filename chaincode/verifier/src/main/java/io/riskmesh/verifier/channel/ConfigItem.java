package io.riskmesh.verifier.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;

/// One group, value or policy of a configuration, with its own version and the policy by which it may be changed.
sealed interface ConfigItem {

    long version();

    String modPolicy();

    record Group(ConfigGroup group) implements ConfigItem {
        @Override
        public long version() {
            return group.getVersion();
        }

        @Override
        public String modPolicy() {
            return group.getModPolicy();
        }
    }

    record Value(ConfigValue value) implements ConfigItem {
        @Override
        public long version() {
            return value.getVersion();
        }

        @Override
        public String modPolicy() {
            return value.getModPolicy();
        }
    }

    record Rule(ConfigPolicy policy) implements ConfigItem {
        @Override
        public long version() {
            return policy.getVersion();
        }

        @Override
        public String modPolicy() {
            return policy.getModPolicy();
        }
    }

    /// Which of the three a key names.
    enum Kind {
        GROUP, VALUE, RULE
    }

    /// @param groups names of the groups down to the item; for a group its own name is the last
    /// @param name of a value or policy, empty for a group
    record Key(Kind kind, List<String> groups, String name) implements Comparable<Key> {
        public Key {
            groups = List.copyOf(groups);
        }

        Key child(String group) {
            List<String> path = new ArrayList<>(groups);
            path.add(group);
            return new Key(Kind.GROUP, path, "");
        }

        Key value(String value) {
            return new Key(Kind.VALUE, groups, value);
        }

        Key rule(String rule) {
            return new Key(Kind.RULE, groups, rule);
        }

        @Override
        public int compareTo(Key other) {
            return text().compareTo(other.text());
        }

        private String text() {
            return kind + "\u0000" + String.join("\u0000", groups) + "\u0001" + name;
        }
    }

    Key ROOT = new Key(Kind.GROUP, List.of(), "");

    /// Every item of a group and of the groups below it.
    static Map<Key, ConfigItem> all(ConfigGroup root) {
        Map<Key, ConfigItem> items = new TreeMap<>();
        collect(ROOT, root, items);
        return items;
    }

    private static void collect(Key at, ConfigGroup group, Map<Key, ConfigItem> items) {
        items.put(at, new Group(group));
        group.getValuesMap().forEach((name, value) -> items.put(at.value(name), new Value(value)));
        group.getPoliciesMap().forEach((name, policy) -> items.put(at.rule(name), new Rule(policy)));
        group.getGroupsMap().forEach((name, inner) -> collect(at.child(name), inner, items));
    }
}
