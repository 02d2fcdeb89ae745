package io.riskmesh.gateway.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a configuration file holds, before anybody asks what it means: every scalar is still a text.
sealed interface ConfigNode {
    /// A scalar as it stands in the file, without quotes.
    record Text(String value) implements ConfigNode {}

    /// A list.
    record Items(List<ConfigNode> values) implements ConfigNode {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// A block; keys in the file's order.
    record Fields(Map<String, ConfigNode> values) implements ConfigNode {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        static Fields none() {
            return new Fields(Map.of());
        }
    }
}
