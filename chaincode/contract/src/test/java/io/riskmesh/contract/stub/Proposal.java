package io.riskmesh.contract.stub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a client sends to endorsers, as far as a chaincode sees it.
public record Proposal(List<byte[]> arguments, byte[] creator, Instant timestamp, NavigableMap<String, byte[]> transientMap) {

    public static Proposal of(String function, byte[] request, byte[] creator, long at) {
        return new Proposal(List.of(function.getBytes(StandardCharsets.UTF_8), request), creator, Instant.ofEpochMilli(at),
                new TreeMap<>());
    }

    public Proposal withTransient(String key, byte[] value) {
        NavigableMap<String, byte[]> map = new TreeMap<>(transientMap);
        map.put(key, value);
        return new Proposal(arguments, creator, timestamp, map);
    }

    public Proposal withCreator(byte[] other) {
        return new Proposal(arguments, other, timestamp, transientMap);
    }

    public Proposal withTimestamp(Instant other) {
        return new Proposal(arguments, creator, other, transientMap);
    }

    public Proposal withArguments(List<byte[]> others) {
        return new Proposal(others, creator, timestamp, transientMap);
    }
}
