package io.riskmesh.federation.journal;

import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.OpenedTree;
import io.riskmesh.federation.tree.NodeStatistics;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stored form of journal entries, version 1: what a bank revealed something of (rule R3), and at the coordinator how
/// the tree under way would end now (rule R2).
public final class JournalForm {
    private static final int VERSION = 1;
    private static final int OPENED = 1;
    private static final int ENDING = 2;

    private JournalForm() {}

    /// An entry.
    public sealed interface Entry {

        /// Written before the first reveal under these gradients.
        record Opened(OpenedTree tree) implements Entry {}

        /// Written by the coordinator whenever it has opened sums of a tree or of the cuts.
        ///
        /// @param ending the encoded message that would end the tree or the cuts with what was opened so far
        /// @param statistics of the tree; none for cuts
        record Ending(OpenedTree tree, byte[] ending, NodeStatistics statistics) implements Entry {
            @Override
            public String toString() {
                return "Ending[" + tree + "]";
            }
        }
    }

    public static byte[] encode(Digest run, Entry entry) {
        return StoredBytes.write(out -> {
            out.writeShort(VERSION);
            out.write(run.toBytes());
            switch (entry) {
                case Entry.Opened(OpenedTree tree) -> {
                    out.writeByte(OPENED);
                    write(out, tree);
                }
                case Entry.Ending(OpenedTree tree, byte[] ending, NodeStatistics statistics) -> {
                    out.writeByte(ENDING);
                    write(out, tree);
                    StoredBytes.writeSized(out, ending);
                    TranscriptForm.write(out, statistics);
                }
            }
        });
    }

    /// Empty if the bytes are no entry of this run.
    public static Optional<Entry> decode(Digest run, byte[] bytes) {
        return StoredBytes.read(bytes, in -> {
            StoredBytes.check(in.readUnsignedShort() == VERSION
                    && Digest.fromBytes(StoredBytes.fixed(in, Digest.LENGTH_BYTES)).equals(run));
            int kind = in.readUnsignedByte();
            OpenedTree tree = read(in);
            return switch (kind) {
                case OPENED -> new Entry.Opened(tree);
                case ENDING -> new Entry.Ending(tree, StoredBytes.readSized(in), TranscriptForm.read(in));
                default -> throw new IOException("entry kind " + kind);
            };
        });
    }

    private static void write(DataOutputStream out, OpenedTree tree) throws IOException {
        out.writeInt(tree.tree());
        out.write(tree.gradients().toBytes());
        out.writeByte(tree.members().size());
        for (PartyId member : tree.members()) {
            out.writeUTF(member.value());
        }
    }

    private static OpenedTree read(DataInputStream in) throws IOException {
        int tree = in.readInt();
        StoredBytes.check(tree >= Header.BEFORE_TREES);
        Digest gradients = Digest.fromBytes(StoredBytes.fixed(in, Digest.LENGTH_BYTES));
        int count = in.readUnsignedByte();
        List<PartyId> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(new PartyId(in.readUTF()));
        }
        return new OpenedTree(tree, gradients, members);
    }
}
