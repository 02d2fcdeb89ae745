package io.riskmesh.verifier.state;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A key of the state: a chaincode's namespace, a collection ("" for public state) and the key's bytes. Ordered by the
/// unsigned bytes of the three in turn, which puts public keys of a namespace before its collections.
///
/// @param key UTF-8 of a public key, SHA-256 of a private one
public record StateKey(String namespace, String collection, ByteString key) implements Comparable<StateKey> {

    public static StateKey open(String namespace, String key) {
        return new StateKey(namespace, "", ByteString.copyFromUtf8(key));
    }

    public static StateKey hashed(String namespace, String collection, ByteString keyHash) {
        return new StateKey(namespace, collection, keyHash);
    }

    @Override
    public int compareTo(StateKey other) {
        int byNamespace = compare(namespace, other.namespace);
        if (byNamespace != 0) {
            return byNamespace;
        }
        int byCollection = compare(collection, other.collection);
        return byCollection != 0
                ? byCollection
                : ByteString.unsignedLexicographicalComparator().compare(key, other.key);
    }

    private static int compare(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        return Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
