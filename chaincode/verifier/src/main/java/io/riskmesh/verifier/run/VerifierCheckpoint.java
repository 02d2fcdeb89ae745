package io.riskmesh.verifier.run;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.stage.Findings;
import io.riskmesh.verifier.stage.StageId;
import java.util.Map;

/// A finished run from which a later one goes on without reading what was checked. It is as trustworthy as the place
/// where the reader keeps it: its digest shows damage, not forgery.
public record VerifierCheckpoint(
        ChainPosition position, Map<StageId, ByteString> saved, Map<StageId, Findings> found) {

    private static final int DIGEST_BYTES = 32;

    ByteString saved(StageId id) {
        return saved.getOrDefault(id, ByteString.EMPTY);
    }

    Findings findings(StageId id) {
        return found.getOrDefault(id, new Findings());
    }

    public long nextBlock() {
        return position.next();
    }

    public ByteString toBytes() {
        ByteString body = CheckpointCodec.encode(this);
        return body.concat(Sha256.of(body));
    }

    public static VerifierCheckpoint of(ByteString bytes) throws MalformedBlock {
        int bodyEnd = bytes.size() - DIGEST_BYTES;
        if (bodyEnd < 0 || !Sha256.of(bytes.substring(0, bodyEnd)).equals(bytes.substring(bodyEnd))) {
            throw new MalformedBlock("The checkpoint is damaged");
        }
        return CheckpointCodec.decode(bytes.substring(0, bodyEnd));
    }
}
