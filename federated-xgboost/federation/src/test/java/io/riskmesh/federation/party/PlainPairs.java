package io.riskmesh.federation.party;

import io.riskmesh.federation.joint.PairEngine;
import io.riskmesh.federation.joint.PairShares;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// An engine that hides nothing: the payer's bank sends its gradients, the payee's bank adds them up, and the payer's shares
/// are zeros. What every other engine must equal in the sum.
final class PlainPairs implements PairEngine {

    @Override
    public PairShares gradients(Facts facts) {
        return new Payer(facts);
    }

    @Override
    public PairShares features(Facts facts, byte[] cells) {
        return new Payee(facts, cells);
    }

    private static final class Payer implements PairShares {
        private final Facts facts;
        private long[][][][] shares;

        Payer(Facts facts) {
            this.facts = facts;
        }

        @Override
        public List<byte[]> receive(byte[] bytes) {
            throw new AssertionError("The payee's bank has nothing to say");
        }

        @Override
        public List<byte[]> begin() {
            return List.of();
        }

        @Override
        public List<byte[]> beginTree(int slot, long[] gradients, long[] hessians) {
            ByteBuffer bytes = ByteBuffer.allocate(4 + 16 * gradients.length).putInt(slot);
            for (int i = 0; i < gradients.length; i++) {
                bytes.putLong(gradients[i]).putLong(hessians[i]);
            }
            return List.of(bytes.array());
        }

        @Override
        public List<byte[]> build(int slot, int level, List<Rows> nodes) {
            shares = new long[nodes.size()][facts.features()][facts.valueBins() + 1][2];
            return List.of();
        }

        @Override
        public Optional<long[][][][]> shares() {
            return Optional.of(shares);
        }
    }

    private static final class Payee implements PairShares {
        private static final long MODULUS = (1L << 61) - 1;

        private final Facts facts;
        private final byte[] cells;
        private int known = -1;
        private long[][] gradients;
        private int asked;
        private List<Rows> nodes;

        Payee(Facts facts, byte[] cells) {
            this.facts = facts;
            this.cells = cells;
        }

        @Override
        public List<byte[]> receive(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            known = in.getInt();
            gradients = new long[facts.rows()][2];
            for (long[] row : gradients) {
                row[0] = in.getLong();
                row[1] = in.getLong();
            }
            return List.of();
        }

        @Override
        public List<byte[]> begin() {
            return List.of();
        }

        @Override
        public List<byte[]> beginTree(int slot, long[] g, long[] h) {
            throw new AssertionError("The payee's bank has no gradients");
        }

        @Override
        public List<byte[]> build(int slot, int level, List<Rows> wanted) {
            asked = slot;
            nodes = wanted;
            return List.of();
        }

        @Override
        public Optional<long[][][][]> shares() {
            if (known != asked) {
                return Optional.empty();
            }
            long[][][][] sums = new long[nodes.size()][facts.features()][facts.valueBins() + 1][2];
            for (int n = 0; n < nodes.size(); n++) {
                for (int row : nodes.get(n).rows()) {
                    for (int f = 0; f < facts.features(); f++) {
                        long[] sum = sums[n][f][cells[row * facts.features() + f] & 0xFF];
                        sum[0] = Math.floorMod(sum[0] + gradients[row][0], MODULUS);
                        sum[1] = Math.floorMod(sum[1] + gradients[row][1], MODULUS);
                    }
                }
            }
            return Optional.of(sums);
        }
    }
}
