package io.riskmesh.enclave.image;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The classes of this project that an entry point reaches, over any number of steps. The JDK's own are not followed.
///
/// @param classes class file by binary name
public record Closure(SortedMap<String, byte[]> classes) {

    private static final String OURS = "io.riskmesh.";

    public Closure {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    /// @param source class file of a binary name; empty where there is none
    /// @throws IllegalArgumentException if a class that is reached, or the entry point, is not there
    public static Closure of(String entryPoint, Function<String, Optional<byte[]>> source) {
        SortedMap<String, byte[]> found = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(entryPoint);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!name.startsWith(OURS) || found.containsKey(name)) {
                continue;
            }
            byte[] classFile = source.apply(name)
                    .orElseThrow(() -> new IllegalArgumentException("Expected class " + name + " on the class path"));
            found.put(name, classFile);
            open.addAll(ClassReferences.of(classFile));
        }
        return new Closure(found);
    }

    /// One name a line, sorted: the form of `enclave/closure/*.txt`.
    public String list() {
        return String.join("\n", classes.keySet()) + "\n";
    }
}
