package io.riskmesh.embedded.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.orderer.SeekInfo;

/// What an envelope of the type `DELIVER_SEEK_INFO` asks for.
record SeekRequest(int type, String channel, ByteString creator, SeekInfo seek) {

    static SeekRequest of(Envelope envelope) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(envelope.getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        SignatureHeader signature = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        return new SeekRequest(header.getType(), header.getChannelId(), signature.getCreator(), SeekInfo.parseFrom(payload.getData()));
    }
}
