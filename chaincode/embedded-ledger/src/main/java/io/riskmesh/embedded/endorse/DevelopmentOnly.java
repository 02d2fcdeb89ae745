package io.riskmesh.embedded.endorse;

import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.ConsortiumMode;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;

/// A consortium in production must not rest on a ledger of which one process holds every key.
final class DevelopmentOnly {
    private static final String CONSORTIUM = "\0CONS\0";

    private DevelopmentOnly() {}

    /// Whether the action would propose a consortium in mode `PRODUCTION`.
    static boolean isProduction(ChaincodeAction action) throws InvalidProtocolBufferException {
        for (NsReadWriteSet set : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
            for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
                if (write.getKey().startsWith(CONSORTIUM) && isProduction(write.getValue().toByteArray())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isProduction(byte[] fact) {
        try {
            return Facts.decode(fact) instanceof Consortium consortium && consortium.mode() == ConsortiumMode.PRODUCTION;
        } catch (MalformedFact _) {
            return false; // of another chaincode; nothing of ours reads it
        }
    }
}
