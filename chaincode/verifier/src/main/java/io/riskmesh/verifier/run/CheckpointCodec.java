package io.riskmesh.verifier.run;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.stage.Finding;
import io.riskmesh.verifier.stage.Findings;
import io.riskmesh.verifier.stage.StageId;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Version;
import io.riskmesh.verifier.state.Versioned;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// The bytes of a checkpoint: big-endian integers, byte strings with their length before them.
final class CheckpointCodec {

    private static final int MAGIC = 0x524d5643;
    private static final int VERSION = 1;

    private CheckpointCodec() {}

    static ByteString encode(VerifierCheckpoint checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            writePosition(out, checkpoint.position());
            for (StageId id : StageId.values()) {
                write(out, checkpoint.saved(id));
                writeFindings(out, checkpoint.findings(id));
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    private static void writePosition(DataOutputStream out, ChainPosition position) throws IOException {
        out.writeLong(position.next());
        write(out, position.previousHash());
        write(out, position.configEnvelope());
        out.writeLong(position.lastConfig());
        out.writeInt(position.state().size());
        List<IOException> failed = new ArrayList<>();
        position.state().forEach((key, value) -> {
            try {
                writeEntry(out, key, value);
            } catch (IOException e) {
                failed.add(e);
            }
        });
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
        Set<String> ids = new TreeSet<>(position.seen());
        out.writeInt(ids.size());
        for (String id : ids) {
            write(out, ByteString.copyFromUtf8(id));
        }
    }

    private static void writeEntry(DataOutputStream out, StateKey key, Versioned value) throws IOException {
        write(out, ByteString.copyFromUtf8(key.namespace()));
        write(out, ByteString.copyFromUtf8(key.collection()));
        write(out, key.key());
        write(out, value.value());
        out.writeLong(value.version().block());
        out.writeLong(value.version().transaction());
    }

    private static void writeFindings(DataOutputStream out, Findings findings) throws IOException {
        out.writeLong(findings.checkedCount());
        out.writeLong(findings.failureCount());
        out.writeLong(findings.warningCount());
        for (List<Finding> list : List.of(findings.failures(), findings.warnings())) {
            out.writeInt(list.size());
            for (Finding finding : list) {
                out.writeLong(finding.block());
                out.writeInt(finding.transaction().orElse(-1));
                write(out, ByteString.copyFromUtf8(finding.code()));
                write(out, ByteString.copyFromUtf8(finding.detail()));
            }
        }
    }

    private static void write(DataOutputStream out, ByteString bytes) throws IOException {
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    static VerifierCheckpoint decode(ByteString bytes) throws MalformedBlock {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new MalformedBlock("Not a checkpoint of version " + VERSION);
            }
            ChainPosition position = readPosition(in);
            Map<StageId, ByteString> saved = new EnumMap<>(StageId.class);
            Map<StageId, Findings> findings = new EnumMap<>(StageId.class);
            for (StageId id : StageId.values()) {
                saved.put(id, read(in));
                findings.put(id, readFindings(in));
            }
            if (in.read() >= 0) {
                throw new MalformedBlock("Something follows the checkpoint");
            }
            return new VerifierCheckpoint(position, saved, findings);
        } catch (IOException _) {
            throw new MalformedBlock("The checkpoint ends early");
        }
    }

    private static ChainPosition readPosition(DataInputStream in) throws IOException, MalformedBlock {
        long next = in.readLong();
        ByteString previous = read(in);
        ByteString envelope = read(in);
        long lastConfig = in.readLong();
        StateMap state = StateMap.empty();
        for (int i = in.readInt(); i > 0; i--) {
            StateKey key = new StateKey(read(in).toStringUtf8(), read(in).toStringUtf8(), read(in));
            ByteString value = read(in);
            state = state.with(key, new Versioned(value, new Version(in.readLong(), in.readLong())));
        }
        Set<String> seen = new HashSet<>();
        for (int i = in.readInt(); i > 0; i--) {
            seen.add(read(in).toStringUtf8());
        }
        return new ChainPosition(
                next, previous, ChannelConfig.ofEnvelope(envelope), envelope, lastConfig, state, seen);
    }

    private static Findings readFindings(DataInputStream in) throws IOException, MalformedBlock {
        long checked = in.readLong();
        long failures = in.readLong();
        long warnings = in.readLong();
        return Findings.resumed(readList(in), failures, readList(in), warnings, checked);
    }

    private static List<Finding> readList(DataInputStream in) throws IOException, MalformedBlock {
        List<Finding> list = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            long block = in.readLong();
            int transaction = in.readInt();
            list.add(new Finding(block, transaction < 0 ? OptionalInt.empty() : OptionalInt.of(transaction),
                    read(in).toStringUtf8(), read(in).toStringUtf8()));
        }
        return list;
    }

    private static ByteString read(DataInputStream in) throws IOException, MalformedBlock {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new MalformedBlock("The checkpoint has a length that cannot be");
        }
        return ByteString.copyFrom(in.readNBytes(length));
    }
}
