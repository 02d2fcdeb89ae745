package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.boosting.model.JointScoring;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.lab.consortium.RunLedger;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.process.LedgerProcess;
import io.riskmesh.gateway.ledger.process.LedgerStart;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An embedded ledger for the length of a demo, on any free port; its process ends with this object.
public final class DemoLedger implements AutoCloseable {
    private final LedgerProcess process;
    private final Path folder;
    private final LabWorld world;
    private final Members members;
    private final FollowedLedger followed;
    private final RecordedRun run;
    private final Map<String, String> environment;

    private DemoLedger(LedgerProcess process, Path folder, LabWorld world, Members members, FollowedLedger followed, RecordedRun run,
            Map<String, String> environment) {
        this.process = process;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.world = world;
        this.members = members;
        this.followed = followed;
        this.run = run;
    }

    /// Starts the ledger, founds the consortium, writes one grant of each bank.
    ///
    /// @param environment that names the launcher
    /// @param rounds of training that each grant is used for
    public static DemoLedger start(Path folder, Map<String, String> environment, LabWorld world, int rounds)
            throws Stopped, IOException, InterruptedException {
        LedgerProcess process = new LedgerProcess(folder);
        process.start(LedgerStart.of(folder, List.of(), List.of(), 0), environment);
        try {
            long now = world.clock().millis();
            Members members = new Members(process.profile(), world.entropy());
            world.progress().say(process.profile().trustLabel() + ", " + process.profile().endpoint());
            Founding founding = new Founding(members, now);
            founding.found();
            founding.grant();
            world.progress().say("consortium of " + members.banks().size() + " banks founded, one grant of each on the ledger");
            FollowedLedger followed = FollowedLedger.start(folder, process.profile(), world.clock(), world.entropy());
            return new DemoLedger(process, folder, world, members, followed,
                    new RecordedRun(members, followed.watch(), world.entropy(), now, rounds), environment);
        } catch (Stopped | IOException | InterruptedException | RuntimeException e) {
            process.stop();
            throw e;
        }
    }

    /// Where the run is recorded.
    public RunLedger run() {
        return run;
    }

    /// Closes the run, releases its model, scores payments in a simulated scorer, revokes a grant, shows that the next run is
    /// refused, stops the ledger and verifies its blocks.
    ///
    /// @param model file of the model
    /// @param test rows to score
    /// @param report SHA-256 of the report
    /// @return what to tell, a line each
    /// @throws Stopped if ledger or scorer refuse what they should take, take what they should refuse, or do not verify
    public List<String> finish(Path model, Path test, Digest report) throws Stopped, IOException, InterruptedException {
        run.close();
        String scored = score(model, test, report);
        String refusal = revoke(members.banks().getLast());
        close();
        String verified = verify();
        return List.of("ledger: run " + run.run().id() + " is " + run.run().digest() + " on the ledger and in every message",
                "scorer: SIMULATED, PROVES NOTHING; " + scored,
                "ledger: a grant was revoked; the next run was refused: " + refusal, "ledger: " + verified);
    }

    private String score(Path file, Path test, Digest report) throws Stopped, IOException, InterruptedException {
        int banks = members.banks().size();
        ScoredModel model = ScoredModel.of(file, banks / 2 + 1, banks, world.entropy());
        try (DemoScoring scoring = DemoScoring.start(folder.resolveSibling("scorer"), environment, world)) {
            new ReleasedVersion(members, run).activate(model.packed().packed().fileDigest(), report, model.policy().digest(),
                    scoring.measurement());
            world.progress().say("model fraud.1 approved and activated");
            List<String> obstacles = JointScoring.obstacles(model.ensemble());
            if (!obstacles.isEmpty()) {
                return "no payment was scored, as the model is not scorable in an enclave: " + obstacles.getFirst();
            }
            return scoring.score(members, process.profile(), model, test);
        }
    }

    private String revoke(PartyId bank) throws Stopped, IOException, InterruptedException {
        members.record("revoke", "approver", new Revocation(bank, 0, Founding.grantOf(bank), "demo"));
        if (run.openNext() instanceof SubmitOutcome.Refused refused
                && refused.refusal().code() == SharedReason.AUTHORISATION_REVOKED) {
            return refused.refusal().toString();
        }
        throw Stopped.refused("expected the ledger to refuse a run under a revoked grant, it did not");
    }

    private String verify() throws Stopped {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(report, true, StandardCharsets.UTF_8)) {
            int status = new VerifyCommand(out, out, () -> Optional.of(new FactStage())).run(List.of(folder.toString()));
            String text = report.toString(StandardCharsets.UTF_8);
            text.lines().forEach(line -> world.progress().say("  " + line));
            if (status != VerifyCommand.VERIFIED) {
                throw Stopped.refused("expected the demo's ledger to verify, found exit " + status + " of audit verify");
            }
        }
        return "audit verify found nothing wrong in its blocks";
    }

    @Override
    public void close() throws Stopped, IOException {
        followed.close();
        members.close();
        try {
            process.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
