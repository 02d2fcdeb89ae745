package io.riskmesh.gateway.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The checks of a gateway by what they answer. Rooms add theirs while the gateway starts. Thread-safe.
public final class Health {
    private final Map<Question, Map<String, Supplier<Finding>>> checks = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    /// What is asked.
    public enum Question {
        /// Would a restart help?
        LIVE,
        /// Can people and programs work with it? Peers and enclaves are no part of this: one that is down must not take the rest along.
        READY,
        /// Could it score a payment now? Asked beside READY.
        SCORING
    }

    /// Adds a check.
    ///
    /// @param check may block for a moment; must not throw
    /// @throws IllegalStateException if the question has one of the name
    public void add(Question question, String name, Supplier<Finding> check) {
        Map<String, Supplier<Finding>> named =
                checks.computeIfAbsent(question, _ -> Collections.synchronizedMap(new LinkedHashMap<>()));
        if (named.putIfAbsent(name, check) != null) {
            throw new IllegalStateException("two checks are named " + name);
        }
    }

    /// From now on the gateway is not ready: it stops.
    public void leave() {
        leaving = true;
    }

    /// All findings for a question, by name.
    public Map<String, Finding> ask(Question question) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        if (leaving && question != Question.LIVE) {
            findings.put("process", Finding.ill("stops"));
        }
        Map<String, Supplier<Finding>> named = checks.getOrDefault(question, Map.of());
        synchronized (named) {
            named.forEach((name, check) -> findings.put(name, safely(check)));
        }
        return findings;
    }

    // One broken check must not hide the others.
    private static Finding safely(Supplier<Finding> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return Finding.ill("the check failed: " + e.getClass().getSimpleName());
        }
    }
}
