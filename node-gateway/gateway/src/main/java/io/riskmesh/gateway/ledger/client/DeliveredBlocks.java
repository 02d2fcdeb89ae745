package io.riskmesh.gateway.ledger.client;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.block.UnreadableSource;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/// The blocks that a peer has now, as its Deliver service sends them: from block 0 to the newest at the time of asking, one after the
/// other, each when the reader wants it. Nothing the peer sends is believed here: numbers, hashes and signatures are the verifier's
/// work. What this class does notice is a stream that ends without the peer having said that the range is complete; a peer that calls
/// a shorter range complete is seen only by who kept a head (`--known-head`). Not thread-safe; read once.
public final class DeliveredBlocks implements BlockSource {
    /// A peer that sends nothing for so long has stopped.
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConnectionProfile profile;
    private final Duration patience;
    private final ManagedChannel channel;
    private final BlockingClientCall<Envelope, DeliverResponse> call;
    private long taken;
    private boolean complete;

    private DeliveredBlocks(ConnectionProfile profile, Duration patience, ManagedChannel channel) {
        this.profile = profile;
        this.patience = patience;
        this.channel = channel;
        this.call = ClientCalls.blockingBidiStreamingCall(channel, DeliverGrpc.getDeliverMethod(), CallOptions.DEFAULT);
    }

    /// Asks the profile's peer, in the name of somebody who may read the channel.
    ///
    /// @throws UnreadableSource if the peer cannot be reached
    public static DeliveredBlocks open(ConnectionProfile profile, LedgerIdentity reader, InstantSource clock, RandomGenerator entropy,
            Duration patience) throws UnreadableSource {
        ManagedChannel channel;
        try {
            channel = PeerConnection.open(profile);
        } catch (IOException e) {
            throw new UnreadableSource("cannot read " + profile.tlsRoot(), e);
        }
        DeliveredBlocks blocks = new DeliveredBlocks(profile, patience, channel);
        try {
            // The stream stays open on our side: a peer ends a call whose client has half-closed.
            blocks.call.write(SeekEnvelope.toNewest(profile.channel(), reader, clock.instant(), entropy));
        } catch (StatusException e) {
            blocks.close();
            throw blocks.broken(e);
        } catch (InterruptedException e) {
            blocks.close();
            throw interrupted(e);
        }
        return blocks;
    }

    @Override
    public Optional<SourcedBlock> next() throws UnreadableSource {
        if (complete) {
            return Optional.empty();
        }
        DeliverResponse answer = read();
        return switch (answer.getTypeCase()) {
            case BLOCK -> Optional.of(SourcedBlock.whole("message " + taken++ + " of " + profile.endpoint(),
                    answer.getBlock().toByteString()));
            case STATUS -> ended(answer.getStatus());
            case FILTERED_BLOCK, BLOCK_AND_PRIVATE_DATA, TYPE_NOT_SET ->
                    throw new UnreadableSource("the peer sent something else than a block" + place());
        };
    }

    private DeliverResponse read() throws UnreadableSource {
        try {
            DeliverResponse answer = call.read(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw new UnreadableSource("the peer ended the stream before the range was complete" + place());
            }
            return answer;
        } catch (TimeoutException e) {
            throw new UnreadableSource("the peer sent nothing for " + patience.toMillis() + " ms" + place(), e);
        } catch (StatusException e) {
            throw broken(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Optional<SourcedBlock> ended(Status status) throws UnreadableSource {
        if (status != Status.SUCCESS) {
            throw new UnreadableSource("the peer answered " + status + place());
        }
        complete = true;
        return Optional.empty();
    }

    private UnreadableSource broken(StatusException e) {
        return new UnreadableSource("the peer stopped delivering: " + e.getStatus().getCode() + place(), e);
    }

    private static UnreadableSource interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new UnreadableSource("interrupted while a peer delivered", e);
    }

    private String place() {
        return taken == 0 ? ", before the first block" : ", after " + taken + " blocks";
    }

    @Override
    public boolean isEmbedded() {
        return profile.isEmbedded();
    }

    @Override
    public String description() {
        return "blocks delivered by " + profile.endpoint();
    }

    @Override
    public void close() {
        call.cancel("all was read", null);
        channel.shutdownNow();
    }
}
