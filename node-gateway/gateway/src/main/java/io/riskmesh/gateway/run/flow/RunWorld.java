package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.events.EventSink;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.peer.stream.RunStreams;
import io.riskmesh.gateway.rows.SampleSeeds;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.run.RunMeters;
import io.riskmesh.gateway.run.data.DatasetCatalog;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.securesum.proof.PartySigner;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// All that runs need of their gateway.
///
/// @param signer with the keys of use `SUM` that this bank registered
/// @param seeds secret, but for laboratories
/// @param folder of the gateway's data; runs keep theirs in `runs`, models lie in `models`
public record RunWorld(Database database, LiveLedger ledger, RunStreams streams, PeerMail mail, PartySigner signer, DatasetCatalog datasets,
        WorkThreads threads, SampleSeeds seeds, SecureRandom entropy, InstantSource clock, LongSupplier nanoTime, EventSink events,
        RunMeters meters, Spans spans, Path folder, RunSettings settings) {

    PartyId self() {
        return ledger.party();
    }

    @Override
    public String toString() {
        return "RunWorld[" + ledger.party() + "]";
    }
}
