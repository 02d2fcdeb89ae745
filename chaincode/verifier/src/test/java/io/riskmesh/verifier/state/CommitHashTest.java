package io.riskmesh.verifier.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The batches and expectations of Fabric's own tests (`update_batch_bytes_test.go`, `convert_test.go`), with the
/// protobuf encoding written by hand.
final class CommitHashTest {

    @Test
    void heights_are_encoded_as_in_fabrics_test() {
        assertEquals("000101", hex(new Version(0, 1).toBytes()));
        assertEquals("02ffff00", hex(new Version(65535, 0).toBytes()));
        assertEquals("08ffffffffffffffff0180", hex(new Version(-1, 128).toBytes()));
    }

    @Test
    void public_writes_name_their_namespace_once() {
        UpdateBatch batch = new UpdateBatch();
        put(batch, "ns3", "key5", "value5", 5);
        put(batch, "ns1", "key1", "value1", 1);
        put(batch, "ns2", "key3", "value3", 3);
        put(batch, "ns1", "key2", "value2", 2);
        put(batch, "ns3", "key4", "value4", 4);
        batch.put(StateKey.open("ns3", "key6"), new Update.Delete(new Version(1, 6)));
        Expected expected = new Expected()
                .entry("ns1", "", "key1", "value1", 1).entry("", "", "key2", "value2", 2)
                .entry("ns2", "", "key3", "value3", 3).entry("ns3", "", "key4", "value4", 4)
                .entry("", "", "key5", "value5", 5).entry("", "", "key6", null, 6);
        assertEquals(expected.hex(), hex(CommitHash.updateBytes(batch)));
    }

    @Test
    void collections_follow_the_public_writes_of_their_namespace() {
        UpdateBatch batch = new UpdateBatch();
        put(batch, "ns1", "key1", "value1", 1);
        put(batch, "ns1", "key2", "value2", 2);
        putHashed(batch, "coll1", "key3", "value3", 3);
        putHashed(batch, "coll1", "key4", "value4", 4);
        putHashed(batch, "coll2", "key5", "value5", 5);
        batch.put(StateKey.hashed("ns1", "coll2", ByteString.copyFromUtf8("key6")), new Update.Delete(new Version(1, 6)));
        put(batch, "ns2", "key7", "value7", 7);
        Expected expected = new Expected()
                .entry("ns1", "", "key1", "value1", 1).entry("", "", "key2", "value2", 2)
                .entry("", "coll1", "key3", "value3", 3).entry("", "", "key4", "value4", 4)
                .entry("", "coll2", "key5", "value5", 5).entry("", "", "key6", null, 6)
                .entry("ns2", "", "key7", "value7", 7);
        assertEquals(expected.hex(), hex(CommitHash.updateBytes(batch)));
    }

    @Test
    void the_configuration_is_left_out() {
        UpdateBatch batch = new UpdateBatch();
        put(batch, "", "resourcesconfigtx.CHANNEL_CONFIG_KEY", "value1", 1);
        assertEquals(ByteString.EMPTY, CommitHash.updateBytes(batch));
    }

    @Test
    void the_hash_is_over_flags_with_their_length_changes_and_the_hash_before() {
        UpdateBatch batch = new UpdateBatch();
        put(batch, "ns1", "key1", "value1", 1);
        ByteString flags = ByteString.copyFrom(new byte[200]);
        ByteString previous = ByteString.copyFromUtf8("before");
        assertEquals(Sha256.of(ByteString.copyFrom(new byte[] {(byte) 0xc8, 1}), flags, CommitHash.updateBytes(batch),
                previous), CommitHash.next(previous, flags, batch));
    }

    private static void put(UpdateBatch batch, String namespace, String key, String value, long transaction) {
        batch.put(StateKey.open(namespace, key),
                new Update.Put(ByteString.copyFromUtf8(value), new Version(1, transaction)));
    }

    private static void putHashed(UpdateBatch batch, String collection, String key, String value, long transaction) {
        batch.put(StateKey.hashed("ns1", collection, ByteString.copyFromUtf8(key)),
                new Update.Put(ByteString.copyFromUtf8(value), new Version(1, transaction)));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /// `KVWritesBatchProto` by hand: field 1 of length-delimited entries; every length here is below 128.
    private static final class Expected {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Expected entry(String namespace, String collection, String key, String value, int transaction) {
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            field(entry, 1, namespace);
            field(entry, 2, collection);
            field(entry, 3, key);
            if (value == null) {
                entry.write(4 << 3);
                entry.write(1);
            } else {
                field(entry, 5, value);
            }
            entry.writeBytes(new byte[] {6 << 3 | 2, 4, 1, 1, 1, (byte) transaction});
            out.write(1 << 3 | 2);
            out.write(entry.size());
            out.writeBytes(entry.toByteArray());
            return this;
        }

        private static void field(ByteArrayOutputStream out, int number, String text) {
            if (!text.isEmpty()) {
                out.write(number << 3 | 2);
                out.write(text.length());
                out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            }
        }

        String hex() {
            return HexFormat.of().formatHex(out.toByteArray());
        }
    }
}
