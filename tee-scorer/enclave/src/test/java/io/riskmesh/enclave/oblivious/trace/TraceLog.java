package io.riskmesh.enclave.oblivious.trace;

/// What a rewritten kernel did: a running hash and the number of its array indices and places of control flow, in order.
/// For one thread; public because rewritten classes of another loader call it.
public final class TraceLog {

    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private static long hash;
    private static long events;

    private TraceLog() {}

    /// Called before every access to an array, and at every load or store of a vector.
    public static void index(int index) {
        add(index);
    }

    /// Called wherever control may come from more than one place or go on to more than one.
    public static void place(int place) {
        add(~(long) place << 32);
    }

    /// What happened since the last call.
    public static Trace take() {
        Trace trace = new Trace(hash, events);
        hash = 0;
        events = 0;
        return trace;
    }

    private static void add(long event) {
        hash = (hash ^ event) * MIX;
        hash ^= hash >>> 29;
        events++;
    }

    /// Equal traces had the same accesses and the same turns in the same order.
    public record Trace(long hash, long events) {}
}
