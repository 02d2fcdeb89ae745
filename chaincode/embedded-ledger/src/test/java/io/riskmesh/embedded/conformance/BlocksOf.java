package io.riskmesh.embedded.conformance;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// The blocks that a peer delivers, from 0 to the newest.
record BlocksOf(List<Block> blocks) {

    static BlocksOf all(NetworkUnderTest network) throws Exception {
        String bank = network.description().banks().getFirst();
        try (Gateway gateway = network.gateway(bank, "gateway")) {
            Contract qscc = gateway.getNetwork(network.description().channel()).getContract("qscc");
            long height = BlockchainInfo.parseFrom(
                    qscc.evaluateTransaction("GetChainInfo", network.description().channel())).getHeight();
            List<Block> blocks = new ArrayList<>();
            try (CloseableIterator<Block> events = gateway.getNetwork(network.description().channel())
                    .newBlockEventsRequest().startBlock(0).build().getEvents()) {
                while (blocks.size() < height) {
                    blocks.add(events.next());
                }
            }
            return new BlocksOf(blocks);
        }
    }

    List<TxValidationCode> flagsOf(String transactionId) throws Exception {
        List<TxValidationCode> flags = new ArrayList<>();
        for (Block block : blocks) {
            for (int i = 0; i < block.getData().getDataCount(); i++) {
                if (idOf(block.getData().getData(i)).equals(transactionId)) {
                    flags.add(TxValidationCode.forNumber(block.getMetadata()
                            .getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE).byteAt(i) & 0xff));
                }
            }
        }
        return flags;
    }

    private static String idOf(ByteString envelope) throws Exception {
        return ChannelHeader.parseFrom(
                Payload.parseFrom(Envelope.parseFrom(envelope).getPayload()).getHeader().getChannelHeader()).getTxId();
    }
}
