package io.riskmesh.embedded.commit;

import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;

/// Where a transaction stands and what became of it.
///
/// @param code Fabric's validation code, 0..255
public record TransactionPlace(long block, int index, int code) {

    // The first place of an id stays: a repetition is invalid.
    static void addAll(Block block, List<String> ids, Map<String, TransactionPlace> places) {
        for (int i = 0; i < ids.size(); i++) {
            if (!ids.get(i).isEmpty()) {
                places.putIfAbsent(ids.get(i),
                        new TransactionPlace(block.getHeader().getNumber(), i, BlockForm.flags(block).byteAt(i) & 0xff));
            }
        }
    }
}
