package io.riskmesh.gateway.node;

import io.riskmesh.gateway.api.data.DatasetRegister;
import io.riskmesh.gateway.api.data.RegisteredDataset;
import io.riskmesh.gateway.api.data.RegisteredPayees;
import io.riskmesh.gateway.config.FederationConfig;
import io.riskmesh.gateway.events.EventSink;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.peer.stream.RunStreams;
import io.riskmesh.gateway.rows.SampleSeeds;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.run.data.DatasetCatalog;
import io.riskmesh.gateway.run.data.DatasetSettings;
import io.riskmesh.gateway.run.data.PayeeSide;
import io.riskmesh.gateway.run.fact.RoundKeyFiles;
import io.riskmesh.gateway.run.flow.LiveRuns;
import io.riskmesh.gateway.run.flow.RunSettings;
import io.riskmesh.gateway.run.flow.RunWorld;
import io.riskmesh.securesum.proof.PartySigner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Opens the training runs of a gateway that has a ledger, peers and keys for masked sums.
final class RunStage {
    private static final String CLASSICAL = "sum-classical.key";
    private static final String LATTICE = "sum-lattice.key";

    private RunStage() {}

    /// The runs, not started yet: peers must be able to answer first.
    static LiveRuns open(Foundation base, LiveLedger ledger, RunStreams streams, PeerMail mail, EventSink events, DatasetRegister register,
            Closing closing) throws Stopped {
        FederationConfig config = base.config().federation();
        int threads = config.workThreads() > 0 ? config.workThreads() : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        WorkThreads work = WorkThreads.of(threads);
        closing.add("run threads", work::close);
        SampleSeeds seeds = config.repeatableSamples() ? SampleSeeds.repeatable() : SampleSeeds.secret(base.world().random());
        LiveRuns runs = new LiveRuns(new RunWorld(base.database(), ledger, streams, mail, signer(base),
                new DatasetCatalog(dataset -> settings(register, config, dataset)), work, seeds, base.world().random(), base.world().clock(),
                base.world().nanoTime(), events, new RunMetrics(base.metrics()), base.spans(), base.config().data().folder(), settings(config)));
        closing.add("runs", runs::close);
        return runs;
    }

    private static RunSettings settings(FederationConfig config) {
        RunSettings shipped = RunSettings.DEFAULTS;
        return new RunSettings(config.roundTimeout(), shipped.joinTimeout(), config.resumeFor(), shipped.resumePause(),
                shipped.viewTimeout(), shipped.runLifetime());
    }

    private static PartySigner signer(Foundation base) throws Stopped {
        Path folder = base.config().keys().folder();
        try {
            return RoundKeyFiles.signer(folder.resolve(CLASSICAL), folder.resolve(LATTICE));
        } catch (IOException e) {
            throw Stopped.unavailable("expected the keys of masked sums, " + CLASSICAL + " and " + LATTICE + ", in " + folder, e);
        }
    }

    private static Optional<DatasetSettings> settings(DatasetRegister register, FederationConfig config, String dataset) throws IOException {
        Optional<RegisteredDataset> found = register.list().stream().filter(one -> one.dataset().equals(dataset)).findFirst();
        return found.isPresent() && config.rows().isPresent() ? Optional.of(settings(found.get(), config.rows().get())) : Optional.empty();
    }

    // Without a period the rows may be of any day: then no other run may differ from this one by one or two banks.
    private static DatasetSettings settings(RegisteredDataset registered, Path rows) {
        List<String> features = new ArrayList<>();
        Map<String, List<String>> categories = new TreeMap<>();
        registered.document().path("schema").forEach(column -> {
            features.add(column.path("name").asText());
            if (column.path("kind").asText().equals("categorical")) {
                categories.put(column.path("name").asText(), List.of());
            }
        });
        long from = registered.periodFrom().map(RunStage::instant).orElse(0L);
        long to = registered.periodUntil().map(RunStage::instant).orElseGet(() -> instant(registered.document().path("registeredAt").asText()));
        return new DatasetSettings(rows.resolve(registered.file()), registered.label(), Optional.empty(),
                registered.payees().map(RegisteredPayees::key), Optional.empty(), Optional.empty(), OptionalLong.of(from), OptionalLong.of(to),
                features, List.of(), categories,
                registered.payees().map(side -> new PayeeSide(rows.resolve(side.file()), side.payerBank(), side.payeeBank())));
    }

    private static long instant(String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
