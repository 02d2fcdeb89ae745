package io.riskmesh.securesum.model;

import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All messages honest parties ever sent in an exploration, each once. In the model a message that was sent stays in the
/// network for ever: it may arrive at any later time, never, or many times. That is every order, drop and duplicate.
final class Mail {
    private final Setting setting;
    private final Canonical canonical;
    private final Map<Key, Item> items = new HashMap<>();
    private final List<Item> order = new ArrayList<>();

    Mail(Setting setting, Canonical canonical) {
        this.setting = setting;
        this.canonical = canonical;
    }

    private record Key(String to, Octets digest) {}

    /// @param id from 0 in the order they were sent; -1 for messages of the adversary, which are always there
    record Item(int id, String from, String to, SumMessage message) {}

    /// The ids of what an honest party sends. A corrupt relay may forward reveals to whom it likes; what only corrupt
    /// parties receive is not kept, as they know everything anyway.
    List<Integer> posted(String from, String to, SumMessage message) {
        List<Integer> ids = new ArrayList<>();
        if (!setting.corrupt().contains(to)) {
            ids.add(item(from, to, message).id());
        }
        if (message instanceof Reveal && setting.corrupt().contains(setting.relay())) {
            setting.honest().stream().filter(other -> !other.equals(from))
                    .forEach(other -> ids.add(item(from, other, message).id()));
        }
        return ids;
    }

    private Item item(String from, String to, SumMessage message) {
        return items.computeIfAbsent(new Key(to, canonical.of(message)), _ -> {
            Item item = new Item(order.size(), from, to, message);
            order.add(item);
            return item;
        });
    }

    Item get(int id) {
        return order.get(id);
    }

    int size() {
        return order.size();
    }
}
