package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ReceivedPack;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.live.DemoFolder;
import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.demo.live.DemoPlan;
import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.receipt.ReceiptVerifier;
import io.riskmesh.gateway.scoring.receipt.VerifiedBlocks;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The main job on a running consortium, from authorisations to a verified receipt, and the end of an authorisation.
public final class LiveStory {
    private static final String SET = "CONS";
    private static final String SCORER = "scorer-";
    private static final int PAYMENTS = 200;
    private static final String CURRENCY = "EUR"; // of the demo's scheme
    private static final String RECEIPT = "receipt.json";
    private static final String PACK = "evidence";
    private static final String MODEL_FILE = "network-model.ubj";
    private static final String JOINT_MODEL_FILE = "network-joint-model.ubj";

    private final DemoFolder folder;
    private final DemoPlan plan;
    private final LabWorld world;
    private final List<String> told = new ArrayList<>();
    private final List<JsonNode> images = new ArrayList<>(); // as approved, one per model

    /// @param folder of a demo that is up
    public LiveStory(DemoFolder folder, DemoPlan plan, LabWorld world) {
        this.folder = folder;
        this.plan = plan;
        this.world = world;
    }

    /// What came of it.
    ///
    /// @param told a line per thing that was shown
    /// @param model SHA-256 of the file of the model on payers' sides
    /// @param joint of the file of the model on both
    /// @param coin of the run that made the first
    /// @param contribution the report's part about contributions and pay
    public record Outcome(List<String> told, Digest model, Digest joint, Digest coin, ObjectNode contribution) {
        public Outcome {
            told = List.copyOf(told);
        }
    }

    /// Plays it.
    ///
    /// @param out folder for models, receipt and evidence pack
    /// @param seed of the training
    /// @throws Stopped if anything is not as it should be
    public Outcome play(Path out, int rounds, long seed) throws Stopped, IOException, InterruptedException {
        Progress progress = world.progress();
        try (Consortium consortium = new Consortium(folder, plan, world.entropy(), world.nanoTime())) {
            Grants grants = new Grants(consortium, world.clock());
            progress.say("each bank lets all train: one person asks, another approves");
            grants.toTrain();
            tell("authorisations: " + 2 * plan.banks() + " by two persons each; who asked could not approve: four_eyes");
            Training training = new Training(consortium, progress, world.nanoTime());
            JsonNode run = run(training, Training.MODEL, Grants.DATASET, rounds, seed);
            tell("run " + run.path("ledgerRun").asText() + ": " + plan.banks() + " processes trained " + rounds + " trees; only masked sums left a bank");
            Digest oneSided = release(consortium, run, Training.MODEL, out.resolve(MODEL_FILE));
            ContributionReport report = contributions(consortium, run.path("ledgerRun").asText());
            ObjectNode settled = settle(consortium, run.path("ledgerRun").asText());
            Digest joint = joint(consortium, training, rounds, seed, out);
            score(consortium, grants, out);
            String grant = grants.revokeTraining(consortium.banks().getLast());
            Consortium.expect(training.start(Training.MODEL, Grants.DATASET, SET, Map.of("rounds", "2"), seed), "authorisation_revoked");
            tell("authorisations: " + grant + " was revoked by one person; the next run was refused: authorisation_revoked");
            return new Outcome(told, oneSided, joint, report.coin(), settled);
        }
    }

    private Digest joint(Consortium consortium, Training training, int rounds, long seed, Path out)
            throws Stopped, IOException, InterruptedException {
        JsonNode run = run(training, Training.JOINT_MODEL, Founding.BOTH_SIDES, rounds, seed);
        tell("run " + run.path("ledgerRun").asText() + ": " + plan.banks() + " processes trained " + rounds
                + " trees on both sides of each payment; no bank showed its side");
        return release(consortium, run, Training.JOINT_MODEL, out.resolve(JOINT_MODEL_FILE));
    }

    private static JsonNode run(Training training, String model, String dataset, int rounds, long seed) throws Stopped, InterruptedException {
        JsonNode started = training.start(model, dataset, SET, Map.of("rounds", Integer.toString(rounds)), seed).orStop().json();
        return training.follow(started.path("id").asText());
    }

    private Digest release(Consortium consortium, JsonNode run, String model, Path kept) throws Stopped, IOException, InterruptedException {
        Release release = new Release(consortium, world.progress(), world.nanoTime());
        String version = model + ".1";
        release.signed("model_version", version);
        release.signed("scoring_policy", "");
        images.add(release.signed("reference_values", SCORER + version));
        release.activate(model, 1);
        DemoMember first = consortium.first();
        String path = ApiRequest.path("models", model, "versions", "1");
        byte[] file = consortium.call(first, "scientist", ApiRequest.get(path + "/file")).orStop().body();
        Digest digest = Digest.ofFile(file);
        String onLedger = consortium.get(first, "scientist", path).path("digest").asText();
        if (!digest.hex().equals(onLedger) || !digest.hex().equals(run.path("modelDigest").asText(onLedger))) {
            throw Stopped.refused("expected the model file " + onLedger + " of the ledger, got " + digest.hex());
        }
        Files.write(kept, file);
        tell("model " + model + "@1: proposed and approved by two persons at the first bank and by a quorum; in use");
        return digest;
    }

    private ContributionReport contributions(Consortium consortium, String run) throws Stopped, IOException, InterruptedException {
        ContributionReport report = new Contributions(consortium).await(run);
        tell("evaluator: " + report.assurance() + ", PROVES NOTHING; each bank sealed its sums to it, and it signed what each bank's rows were worth");
        Contributions.lines(report).forEach(this::tell);
        return report;
    }

    private ObjectNode settle(Consortium consortium, String run) throws Stopped, InterruptedException {
        world.progress().say("settling a pool by what was measured; each gateway recomputes before it confirms");
        Settling.Outcome outcome = new Settling(consortium, plan.members().getLast(), world.nanoTime()).settle(run, CURRENCY);
        outcome.told().forEach(this::tell);
        return outcome.part();
    }

    private void score(Consortium consortium, Grants grants, Path out) throws Stopped, IOException, InterruptedException {
        grants.toScore(images.stream().map(image -> image.path("subject").asText()).toList());
        List<DemoMember> signers = signers();
        Scoring scoring = new Scoring(consortium, signers, folder.simulated().resolve("stream/requests.csv.gz"), world.nanoTime());
        world.progress().say("scoring " + PAYMENTS + " payments through the gateways of their payers' banks");
        Scoring.Outcome outcome = scoring.run(PAYMENTS);
        consortium.banks().stream().filter(bank -> !signers.contains(bank)).forEach(bank -> tell("scorer: " + bank.name()
                + " did not approve the image itself, so its gateway gives it no half of a payment"));
        tell("scorer: SIMULATED, PROVES NOTHING; " + outcome.scored() + " payments scored through sealed sessions, sides " + outcome.sides()
                + ", advice " + outcome.bands() + ", p50 " + outcome.p50Micros() / 1_000 + " ms");
        byte[] receipt = scoring.published(outcome.receipt());
        Files.write(out.resolve(RECEIPT), receipt);
        DemoMember auditor = plan.members().getLast();
        byte[] pack = consortium.call(auditor, "auditor", ApiRequest.post(ApiRequest.path("audit", "evidence-packs"), Consortium.object())).orStop().body();
        ReceivedPack.unpack(pack, out.resolve(PACK));
        verify(out.resolve(PACK));
        requireVerified(receipt, out.resolve(PACK));
        tell("receipt " + outcome.receipt() + ": anchored, and verified offline with the auditor's pack alone");
    }

    // Banks that approved the image for every model.
    private List<DemoMember> signers() {
        List<DemoMember> signers = new ArrayList<>(plan.bankMembers());
        for (JsonNode image : images) {
            signers.removeIf(bank -> StreamSupport.stream(image.path("parties").spliterator(), false).noneMatch(cell ->
                    cell.path("state").asText().equals("signed") && bank.party().value().equals(cell.path("party").asText())));
        }
        return signers;
    }

    private static void requireVerified(byte[] receipt, Path pack) throws Stopped, IOException {
        switch (new ReceiptVerifier(VerifiedBlocks.open(pack)).verify(receipt)) {
            case ReceiptDesk.Found.Document(JsonNode steps) when !steps.path("result").asText().equals("does_not_verify") -> { }
            case ReceiptDesk.Found.Document(JsonNode steps) -> throw Stopped.refused("expected the receipt to verify: " + steps);
            case ReceiptDesk.Found.Not(var code, String detail) -> throw Stopped.refused(code.code() + " " + detail);
        }
    }

    private void verify(Path pack) throws Stopped {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(report, true, StandardCharsets.UTF_8)) {
            int status = new VerifyCommand(print, print, () -> Optional.of(new FactStage())).run(List.of(pack.toString()));
            if (status != VerifyCommand.VERIFIED) {
                throw Stopped.refused("expected the auditor's pack to verify, found exit " + status + ": "
                        + report.toString(StandardCharsets.UTF_8).lines().reduce((_, last) -> last).orElse(""));
            }
        }
        tell("ledger: audit verify found nothing wrong in the auditor's blocks");
    }

    private void tell(String line) {
        told.add(line);
        world.progress().say(line);
    }
}
