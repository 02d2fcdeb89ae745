package io.riskmesh.securesum.model;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The canonical digest of a state: SHA-256 over its parts. Lists whose order is the order of arrival and means nothing else
/// count as sets, so that deliveries that commute lead to one state.
final class Canonical {
    /// Record components that are kept in order of arrival: a contributor's and an opener's reveals, the records of others.
    private static final List<String> SETS = List.of("early", "reveals", "seen");

    private final MessageDigest sha = sha256();
    private final IdentityHashMap<Object, byte[]> known = new IdentityHashMap<>();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Octets of(Object value) {
        return Octets.wrap(digest(value));
    }

    private byte[] digest(Object value) {
        byte[] before = known.get(value);
        if (before != null) {
            return before;
        }
        byte[] digest = compute(value);
        if (value instanceof Record || value instanceof Octets) {
            known.put(value, digest);
        }
        return digest;
    }

    private byte[] compute(Object value) {
        return switch (value) {
            case null -> hash("null", List.of());
            case Octets octets -> hash("octets", List.of(octets.array()));
            case Secret secret -> hash("secret", List.of(secret.reveal()));
            case String text -> hash("text", List.of(text.getBytes(StandardCharsets.UTF_8)));
            case Integer number -> hash("number", List.of(ByteBuffer.allocate(8).putLong(number).array()));
            case Long number -> hash("number", List.of(ByteBuffer.allocate(8).putLong(number).array()));
            case Enum<?> constant -> hash(constant.getDeclaringClass().getName() + constant.name(), List.of());
            case Optional<?> optional -> hash("optional", optional.map(this::digest).stream().toList());
            case List<?> list -> hash("list", list.stream().map(this::digest).toList());
            case Map<?, ?> map -> hash("map", entries(map));
            case Record record -> hash(record.getClass().getName(), components(record));
            default -> throw new IllegalArgumentException("No canonical form of " + value.getClass());
        };
    }

    private List<byte[]> entries(Map<?, ?> map) {
        List<byte[]> parts = new ArrayList<>();
        new TreeMap<>(map).forEach((key, entry) -> {
            parts.add(digest(key));
            parts.add(digest(entry));
        });
        return parts;
    }

    private List<byte[]> components(Record record) {
        List<byte[]> parts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object part = read(record, component);
            parts.add(SETS.contains(component.getName()) ? set(part) : digest(part));
        }
        return parts;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] set(Object value) {
        return switch (value) {
            case List<?> list -> hash("set", list.stream().map(this::digest).sorted(Arrays::compareUnsigned).toList());
            case Map<?, ?> map -> {
                List<byte[]> parts = new ArrayList<>();
                new TreeMap<>(map).forEach((key, entry) -> {
                    parts.add(digest(key));
                    parts.add(entry instanceof List<?> ? set(entry) : digest(entry));
                });
                yield hash("sets", parts);
            }
            default -> digest(value);
        };
    }

    private byte[] hash(String kind, List<byte[]> parts) {
        sha.update(kind.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        for (byte[] part : parts) {
            sha.update(ByteBuffer.allocate(4).putInt(part.length).array());
            sha.update(part);
        }
        return sha.digest();
    }
}
