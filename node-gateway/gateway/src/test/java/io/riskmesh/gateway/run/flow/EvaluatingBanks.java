package io.riskmesh.gateway.run.flow;

import io.riskmesh.attestation.appraisal.QuoteVerifier;
import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.enclave.evaluator.Evaluator;
import io.riskmesh.gateway.contribution.evaluator.ContributionPlan;
import io.riskmesh.gateway.contribution.evaluator.ContributionRoom;
import io.riskmesh.gateway.contribution.statement.KeptStatements;
import io.riskmesh.gateway.demo.consortium.Incentives;
import io.riskmesh.gateway.ledger.live.HeaderHashes;
import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.scoring.enclave.InstanceCheck;
import io.riskmesh.gateway.scoring.enclave.ScorerChannel;
import io.riskmesh.gateway.scoring.enclave.SessionOpening;
import io.riskmesh.gateway.scoring.mandate.MandateBoard;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.release.ReleaseShelf;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.Assurance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// The banks of a run with an evaluator beside the first one; others reach it through that bank's relay.
final class EvaluatingBanks implements AutoCloseable {
    static final String INSTANCE = RunBanks.BANKS.getFirst() + ".evaluator";
    private static final Digest IMAGE = Digest.of("test-image", new byte[0]);

    private final RunBanks banks;
    private final SecureRandom random = new SecureRandom();
    private final Map<PartyId, MandateBoard> mandates = new TreeMap<>();
    private final Map<String, PeerService> services = new ConcurrentHashMap<>();
    private final List<ContributionRoom> rooms = new ArrayList<>();

    /// Has the banks approve the evaluator's image.
    EvaluatingBanks(RunBanks banks) throws Exception {
        this.banks = banks;
        new Incentives(banks.members).evaluator(IMAGE);
        for (PartyId bank : RunBanks.BANKS) {
            banks.await(() -> banks.bank(bank).ledger().authorizations().images().containsKey(Incentives.image(IMAGE)));
            Path home = banks.folder.resolve(bank.value());
            MandateBoard board = new MandateBoard(banks.bank(bank).ledger(), ReleaseShelf.open(home.resolve("models"), home.resolve("shelf")),
                    new HeaderHashes(banks.bank(bank).ledger()));
            board.refresh();
            mandates.put(bank, board);
        }
    }

    /// Starts each bank's part with a fresh evaluator, as after a restart of all.
    void open() throws Exception {
        services.clear();
        Evaluator evaluator = new Evaluator(new SimulatedProvider(IMAGE), Assurance.SIMULATED, IMAGE, TreeTasks.INLINE, random);
        ScorerChannel beside = (type, body, _) -> CompletableFuture.supplyAsync(() -> evaluator.answer(new Frame(type, 0, body)));
        for (PartyId bank : RunBanks.BANKS) {
            RunBanks.Bank own = banks.bank(bank);
            InstanceCheck check = new InstanceCheck(own.ledger(), new HeaderHashes(own.ledger()),
                    new QuoteVerifier(PinnedRoot.INTEL_SGX, SignatureCheck.direct()), true, ScoringMeter.all(List.of()),
                    InstantSource.system(), System::nanoTime);
            rooms.add(ContributionRoom.open(new ContributionPlan(own.ledger(), new Calls(bank), own.runs().measured(), own.runs().models(),
                    mandates.get(bank), check, new SessionOpening(own.ledger(), signer(bank), random),
                    bank.equals(RunBanks.BANKS.getFirst()) ? Optional.of(new ContributionPlan.Host(INSTANCE, beside)) : Optional.empty(),
                    new KeptStatements(banks.folder.resolve(bank.value())), InstantSource.system(), System::nanoTime)));
        }
    }

    /// Between two gateways of this process.
    private final class Calls implements PeerCalls {
        private final PartyId self;

        private Calls(PartyId self) {
            this.self = self;
        }

        @Override
        public CompletionStage<PeerReply> call(PartyId to, PeerCall kind, String subject, byte[] body, Duration budget) {
            PeerService service = services.get(to + "/" + kind);
            return service == null ? CompletableFuture.completedFuture(new PeerReply.Unreachable("gone"))
                    : service.answer(new PeerQuestion(self, subject, body, budget));
        }

        @Override
        public void serve(PeerCall kind, PeerService service) {
            services.put(self + "/" + kind, service);
        }
    }

    private PendingSession.RoundSigner signer(PartyId bank) throws Exception {
        String pem = Files.readString(banks.folder.resolve(bank.value()).resolve("keys").resolve("round.key"));
        byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        return message -> {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (SignatureException e) {
                throw e;
            } catch (java.security.GeneralSecurityException e) {
                throw new SignatureException(e);
            }
        };
    }

    @Override
    public void close() {
        rooms.forEach(ContributionRoom::close);
        rooms.clear();
    }
}
