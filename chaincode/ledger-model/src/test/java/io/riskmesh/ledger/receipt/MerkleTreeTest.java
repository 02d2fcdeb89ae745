package io.riskmesh.ledger.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MerkleTreeTest {

    private static final long SEED = 9162;

    /// Leaves and roots as in the test vectors of the Certificate Transparency code base, which many logs repeat.
    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void published_roots_and_proofs_are_met() {
        MerkleTree tree = MerkleTree.of(LEAVES.stream().map(HexFormat.of()::parseHex).toList());
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", tree.root(0).hex());
        for (int size = 1; size <= 8; size++) {
            assertEquals(ROOTS.get(size - 1), tree.root(size).hex());
        }
        assertEquals(hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"), tree.inclusion(0, 8).path());
        assertEquals(hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"), tree.consistency(1, 8).path());
    }

    @Test
    void roots_and_proofs_are_those_of_the_recursive_definition() {
        List<byte[]> leaves = leaves(70);
        MerkleTree tree = MerkleTree.of(leaves);
        for (int size = 1; size <= leaves.size(); size++) {
            List<byte[]> first = leaves.subList(0, size);
            assertEquals(RecursiveTree.root(first), tree.root(size));
            for (int index = 0; index < size; index++) {
                assertEquals(RecursiveTree.path(index, first), tree.inclusion(index, size).path());
            }
            for (int earlier = 1; earlier < size; earlier++) {
                assertEquals(RecursiveTree.proof(earlier, first), tree.consistency(earlier, size).path());
            }
        }
    }

    @Test
    void a_tree_over_hashes_is_the_tree_over_their_leaves() {
        List<byte[]> leaves = leaves(70);
        TreeHash hash = new TreeHash();
        MerkleTree of = new MerkleTree();
        for (int i = 0; i < leaves.size(); i++) {
            if (i % 3 == 0) {
                of.append(leaves.get(i));
            } else {
                of.appendHash(hash.leaf(leaves.get(i)));
            }
            assertEquals(MerkleTree.of(leaves.subList(0, i + 1)).root(), of.root());
        }
        assertTrue(of.inclusion(40, 70).proves(leaves.get(40), of.root()));
    }

    @Test
    void every_proof_proves_and_no_changed_one_does() {
        int size = 37;
        List<byte[]> leaves = leaves(size);
        MerkleTree tree = MerkleTree.of(leaves);
        for (int index = 0; index < size; index++) {
            InclusionProof proof = tree.inclusion(index, size);
            assertTrue(proof.proves(leaves.get(index), tree.root()));
            assertFalse(proof.proves(leaves.get((index + 1) % size), tree.root()));
            assertFalse(proof.proves(leaves.get(index), tree.root(size - 1)));
            for (List<Digest> path : changed(proof.path())) {
                assertFalse(new InclusionProof(index, size, path).proves(leaves.get(index), tree.root()));
            }
            for (int other = 0; other < size; other++) {
                boolean same = other == index;
                assertEquals(same, new InclusionProof(other, size, proof.path()).proves(leaves.get(index), tree.root()));
            }
        }
    }

    @Test
    void every_earlier_tree_is_proved_and_no_other() {
        int size = 37;
        MerkleTree tree = MerkleTree.of(leaves(size));
        MerkleTree fork = MerkleTree.of(leaves(size - 1));
        fork.append(new byte[] {99});
        for (int earlier = 0; earlier <= size; earlier++) {
            ConsistencyProof proof = tree.consistency(earlier, size);
            assertTrue(proof.proves(tree.root(earlier), tree.root()), "from " + earlier);
            if (earlier > 0) {
                assertFalse(proof.proves(tree.root(earlier - 1), tree.root()));
                assertFalse(proof.proves(tree.root(earlier), fork.root()));
            }
            for (List<Digest> path : changed(proof.path())) {
                assertFalse(new ConsistencyProof(earlier, size, path).proves(tree.root(earlier), tree.root()));
            }
        }
        assertFalse(new ConsistencyProof(0, 3, List.of(TreeHash.EMPTY)).proves(TreeHash.EMPTY, tree.root(3)));
        assertFalse(new ConsistencyProof(0, 3, List.of()).proves(tree.root(1), tree.root(3)));
    }

    @Test
    void a_large_tree_proves_leaves_at_both_ends_and_at_random() {
        int size = 10_000;
        List<byte[]> leaves = leaves(size);
        MerkleTree tree = MerkleTree.of(leaves);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 500; i++) {
            int of = i % 10 == 0 ? size : 1 + random.nextInt(size);
            int index = i % 7 == 0 ? of - 1 : random.nextInt(of);
            assertTrue(tree.inclusion(index, of).proves(leaves.get(index), tree.root(of)), "seed " + SEED);
            assertTrue(tree.consistency(of, size).proves(tree.root(of), tree.root()), "seed " + SEED);
        }
    }

    @Test
    void a_leaf_is_never_taken_for_a_node() {
        byte[] left = {1};
        byte[] right = {2};
        TreeHash hash = new TreeHash();
        byte[] joined = Arrays.copyOf(hash.leaf(left).toBytes(), 64);
        System.arraycopy(hash.leaf(right).toBytes(), 0, joined, 32, 32);
        MerkleTree two = MerkleTree.of(List.of(left, right));
        assertFalse(new InclusionProof(0, 1, List.of()).proves(joined, two.root()));
    }

    @Test
    void sizes_beyond_the_tree_are_refused() {
        MerkleTree tree = MerkleTree.of(leaves(3));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.root(4));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.inclusion(3, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.inclusion(0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.consistency(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new InclusionProof(3, 3, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ConsistencyProof(4, 3, List.of()));
    }

    private static List<List<Digest>> changed(List<Digest> path) {
        List<List<Digest>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Digest> flipped = new ArrayList<>(path);
            byte[] bytes = flipped.get(i).toBytes();
            bytes[i % 32] ^= 1;
            flipped.set(i, Digest.fromBytes(bytes));
            all.add(flipped);
            List<Digest> shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
        }
        List<Digest> longer = new ArrayList<>(path);
        longer.add(TreeHash.EMPTY);
        all.add(longer);
        return all;
    }

    private static List<byte[]> leaves(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] leaf = new byte[random.nextInt(100)];
            random.nextBytes(leaf);
            leaves.add(leaf.length == 0 ? new byte[] {(byte) i} : leaf);
        }
        return leaves;
    }

    private static List<Digest> hex(String... digests) {
        return Arrays.stream(digests).map(Digest::fromHex).toList();
    }
}
