package io.riskmesh.securesum.model;

/// How a world is written into longs: fifteen bits per party's state, four for the restarts left, one per message sent.
record WorldForm(int parties) {
    static final int MESSAGES = 64;
    private static final int PER_LONG = 4;
    private static final int LOCAL_BITS = 15;
    private static final long LOCAL_MASK = (1 << LOCAL_BITS) - 1;

    int width() {
        return (parties + PER_LONG - 1) / PER_LONG + 1;
    }

    int local(long[] world, int party) {
        return (int) (world[party / PER_LONG] >>> (party % PER_LONG * LOCAL_BITS) & LOCAL_MASK);
    }

    void setLocal(long[] world, int party, int local) {
        if (local > LOCAL_MASK) {
            throw new IllegalStateException("More than " + LOCAL_MASK + " states of one party");
        }
        int shift = party % PER_LONG * LOCAL_BITS;
        int at = party / PER_LONG;
        world[at] = world[at] & ~(LOCAL_MASK << shift) | (long) local << shift;
    }

    int restarts(long[] world) {
        return (int) (world[0] >>> 60);
    }

    void setRestarts(long[] world, int restarts) {
        world[0] = world[0] << 4 >>> 4 | (long) restarts << 60;
    }

    /// One bit per message in the network.
    long sent(long[] world) {
        return world[world.length - 1];
    }

    void send(long[] world, int[] messages) {
        for (int message : messages) {
            if (message >= MESSAGES) {
                throw new IllegalStateException("More than " + MESSAGES + " messages");
            }
            world[world.length - 1] |= 1L << message;
        }
    }
}
