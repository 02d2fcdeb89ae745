package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigSignature;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/// A change of every value in the groups of the banks; what a test does not set is right.
public final class MadeConfigChange {

    public List<Member> signers;
    public String channelId = MadeChannel.CHANNEL;
    public long sequence = 1;
    public int step = 1;
    /// What the change puts in place of the group of applications.
    public ConfigGroup application;
    public ConfigGroup readSet;
    public UnaryOperator<ConfigGroup> result = UnaryOperator.identity();
    private final MadeLedger ledger;

    public MadeConfigChange(MadeLedger ledger, Member... signers) {
        this.ledger = ledger;
        this.signers = List.of(signers);
        ConfigGroup root = ledger.config().config().getChannelGroup();
        this.application = root.getGroupsOrThrow("Application");
        this.readSet = ConfigGroup.newBuilder().setVersion(root.getVersion())
                .putGroups("Application", versionsOf(root.getGroupsOrThrow("Application"))).build();
    }

    /// The group and the groups below it with their versions alone.
    private static ConfigGroup versionsOf(ConfigGroup group) {
        ConfigGroup.Builder versions = ConfigGroup.newBuilder().setVersion(group.getVersion());
        group.getGroupsMap().forEach((name, inner) -> versions.putGroups(name, versionsOf(inner)));
        return versions.build();
    }

    public ByteString envelope() {
        ConfigGroup root = ledger.config().config().getChannelGroup();
        ConfigGroup.Builder changed = application.toBuilder();
        ConfigGroup.Builder written = readSet.getGroupsOrDefault("Application", ConfigGroup.getDefaultInstance()).toBuilder();
        Map<String, ConfigGroup> banks = new HashMap<>(application.getGroupsMap());
        banks.forEach((name, bank) -> {
            ConfigGroup.Builder next = bank.toBuilder();
            ConfigGroup.Builder write = ConfigGroup.newBuilder().setVersion(bank.getVersion());
            bank.getValuesMap().forEach((key, value) -> {
                next.putValues(key, value.toBuilder().setVersion(value.getVersion() + step).build());
                write.putValues(key, next.getValuesOrThrow(key));
            });
            changed.putGroups(name, next.build());
            written.putGroups(name, write.build());
        });
        ConfigGroup.Builder writeSet = readSet.toBuilder().putGroups("Application", written.build());
        ConfigUpdate update = ConfigUpdate.newBuilder().setChannelId(channelId)
                .setReadSet(step == 0 ? writeSet.build() : readSet).setWriteSet(writeSet).build();
        ConfigGroup after = result.apply(root.toBuilder().putGroups("Application", changed.build()).build());
        return signed(Envelope.newBuilder().setPayload(Payload.newBuilder()
                .setHeader(header(HeaderType.CONFIG_VALUE)).setData(ConfigEnvelope.newBuilder()
                        .setConfig(Config.newBuilder().setSequence(sequence).setChannelGroup(after))
                        .setLastUpdate(updateEnvelope(update.toByteString())).build().toByteString())
                .build().toByteString()).build().toByteString());
    }

    private Envelope updateEnvelope(ByteString update) {
        ConfigUpdateEnvelope.Builder envelope = ConfigUpdateEnvelope.newBuilder().setConfigUpdate(update);
        for (Member signer : signers) {
            ByteString header = signatureHeader(signer);
            envelope.addSignatures(ConfigSignature.newBuilder().setSignatureHeader(header)
                    .setSignature(signer.sign(header, update)));
        }
        return Envelope.newBuilder().setPayload(Payload.newBuilder().setHeader(header(HeaderType.CONFIG_UPDATE_VALUE))
                .setData(envelope.build().toByteString()).build().toByteString()).build();
    }

    /// The envelope as its orderer signs it.
    public ByteString signed(ByteString envelope) {
        try {
            Member orderer = ledger.channel.orderers.getFirst();
            Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            ByteString bytes = payload.toBuilder().setHeader(payload.getHeader().toBuilder()
                    .setSignatureHeader(signatureHeader(orderer))).build().toByteString();
            return Envelope.newBuilder().setPayload(bytes).setSignature(orderer.sign(bytes)).build().toByteString();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Header header(int type) {
        return Header.newBuilder().setChannelHeader(ChannelHeader.newBuilder().setType(type)
                .setChannelId(MadeChannel.CHANNEL).build().toByteString()).build();
    }

    private ByteString signatureHeader(Member signer) {
        return SignatureHeader.newBuilder().setCreator(signer.serialized()).setNonce(ledger.nonce()).build().toByteString();
    }
}
