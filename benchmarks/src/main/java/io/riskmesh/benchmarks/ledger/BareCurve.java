package io.riskmesh.benchmarks.ledger;

import io.riskmesh.embedded.authority.IssuedIdentity;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;

/// The peer: the P-256 operations of a transaction and nothing else, with the same library, on one thread.
///
/// @param signNanos CPU time of one signature
/// @param verifyNanos CPU time of one verification
record BareCurve(double signNanos, double verifyNanos) {
    /// The client signs proposal, envelope and status request; two peers sign their endorsement.
    static final int SIGNS = 5;
    /// Proposal, envelope and status request when they come; creator and two endorsers in the block.
    static final int VERIFIES = 6;

    private static final int ROUNDS = 2000;

    static BareCurve measure(IssuedIdentity identity) throws GeneralSecurityException {
        byte[] message = "x".repeat(1500).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = identity.sign(message);
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            message[0] = (byte) i;
            signature = identity.sign(message);
        }
        long between = clock.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            verifier.initVerify(identity.certificate().getPublicKey());
            verifier.update(message);
            if (!verifier.verify(signature)) {
                throw new GeneralSecurityException("A signature made here verifies");
            }
        }
        long end = clock.getCurrentThreadCpuTime();
        return new BareCurve((between - start) / (double) ROUNDS, (end - between) / (double) ROUNDS);
    }

    /// What the operations of one transaction cost.
    double nanosPerTransaction() {
        return SIGNS * signNanos + VERIFIES * verifyNanos;
    }

    /// Transactions per second that the operations allow on so many cores.
    double transactionsPerSecond(int cores) {
        return cores * 1e9 / nanosPerTransaction();
    }
}
