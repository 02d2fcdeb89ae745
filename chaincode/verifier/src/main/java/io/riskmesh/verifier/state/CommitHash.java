package io.riskmesh.verifier.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.riskmesh.verifier.block.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;

/// The hash by which peers tell whether they hold the same state: of a block's validity flags, of what it changed and
/// of the hash before (Fabric's `COMMIT_HASH`, from block 1 on; block 1 has an empty one before it).
public final class CommitHash {

    /// Fields of Fabric's `KVWritesBatchProto` and `KVWriteProto`; the messages are not part of its published protobufs.
    private static final int KVWRITES = 1;
    private static final int NAMESPACE = 1;
    private static final int COLLECTION = 2;
    private static final int KEY = 3;
    private static final int IS_DELETE = 4;
    private static final int VALUE = 5;
    private static final int VERSION_BYTES = 6;

    private CommitHash() {}

    /// The hash of a block.
    ///
    /// @param previous of the block before, empty for block 1
    /// @param flags one byte per transaction
    public static ByteString next(ByteString previous, ByteString flags, UpdateBatch batch) {
        return Sha256.of(varint(flags.size()), flags, updateBytes(batch), previous);
    }

    private static ByteString varint(int value) {
        return written(out -> out.writeUInt32NoTag(value));
    }

    /// The changes in the order of [StateKey]; a namespace or collection stands only on the first entry of its run.
    static ByteString updateBytes(UpdateBatch batch) {
        return written(out -> writeAll(out, batch.updates()));
    }

    private static void writeAll(CodedOutputStream out, SortedMap<StateKey, Update> updates) throws IOException {
        String namespace = "";
        String collection = "";
        for (Map.Entry<StateKey, Update> entry : updates.entrySet()) {
            StateKey key = entry.getKey();
            if (key.namespace().isEmpty()) {
                continue; // the channel's configuration, whose maps have no order
            }
            boolean otherNamespace = !key.namespace().equals(namespace);
            boolean otherCollection = otherNamespace || !key.collection().equals(collection);
            namespace = key.namespace();
            collection = key.collection();
            String writtenNamespace = otherNamespace ? namespace : "";
            String writtenCollection = otherCollection ? collection : "";
            out.writeBytes(KVWRITES, written(
                    inner -> write(inner, writtenNamespace, writtenCollection, key.key(), entry.getValue())));
        }
    }

    private static void write(CodedOutputStream out, String namespace, String collection, ByteString key, Update update)
            throws IOException {
        if (!namespace.isEmpty()) {
            out.writeString(NAMESPACE, namespace);
        }
        if (!collection.isEmpty()) {
            out.writeString(COLLECTION, collection);
        }
        if (!key.isEmpty()) {
            out.writeBytes(KEY, key);
        }
        switch (update) {
            case Update.Delete _ -> out.writeBool(IS_DELETE, true);
            case Update.Put(Versioned value) -> out.writeBytes(VALUE, value.value());
        }
        out.writeBytes(VERSION_BYTES, update.version().toBytes());
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static ByteString written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }
}
