package io.riskmesh.gateway.ledger.client;

import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;

/// The ledger as one identity sees it, embedded or Fabric: both speak the same protocol. What the contract refuses is a value;
/// exceptions say that the ledger or a file failed. Thread-safe.
public final class LedgerClient implements AutoCloseable {
    private static final String CHAINCODE = "riskmesh";
    private static final int PAGE = 100;

    private final LedgerConnection connection;
    private final Network network;
    private final Contract contract;
    private final LedgerIdentity identity;
    private final OpenStore store;
    private final RandomGenerator jitter;
    private SubmissionStore journal; // null until something is submitted: who only reads needs none
    private Submitter submitter;
    private volatile SubmissionWatch watch = SubmissionWatch.NONE;

    private LedgerClient(LedgerConnection connection, String channel, LedgerIdentity identity, OpenStore store,
            RandomGenerator jitter) {
        this.connection = connection;
        this.identity = identity;
        this.store = store;
        this.jitter = jitter;
        this.network = connection.gateway().getNetwork(channel);
        this.contract = network.getContract(CHAINCODE);
    }

    /// A client whose submissions are kept in a file.
    ///
    /// @param journal file of this identity's submissions, opened when the first is made
    /// @param jitter decides pauses between tries
    /// @throws IOException if a file cannot be used
    public static LedgerClient connect(ConnectionProfile profile, LedgerIdentity identity, Path journal, RandomGenerator jitter)
            throws IOException {
        return new LedgerClient(LedgerConnection.open(profile, identity), profile.channel(), identity,
                () -> SubmissionJournal.open(journal), jitter);
    }

    /// A client whose submissions are kept in a database.
    ///
    /// @param submissions of this identity; the database stays the caller's
    /// @param jitter decides pauses between tries
    /// @throws IOException if a file cannot be used
    public static LedgerClient connect(ConnectionProfile profile, LedgerIdentity identity, SubmissionTable submissions,
            RandomGenerator jitter) throws IOException {
        return new LedgerClient(LedgerConnection.open(profile, identity), profile.channel(), identity, () -> submissions, jitter);
    }

    @FunctionalInterface
    private interface OpenStore {
        SubmissionStore open() throws IOException;
    }

    private synchronized Submitter submitter() throws IOException {
        if (submitter == null) {
            journal = store.open();
            submitter = new Submitter(connection.gateway(), contract, new TransactionStatus(network), new LowSSigner(identity.key()),
                    journal, new RacePause(jitter), function -> watch.endorsersDiffered(function));
        }
        return submitter;
    }

    /// From now on submissions are told to the watch.
    public void watchedBy(SubmissionWatch told) {
        watch = told;
    }

    /// Whose name it speaks in.
    public LedgerIdentity identity() {
        return identity;
    }

    /// Submits a request; its own digest is its key: the same request counts once.
    public SubmitOutcome submit(String function, byte[] request) throws LedgerUnavailable, IOException, InterruptedException {
        ByteArrayOutputStream call = new ByteArrayOutputStream();
        call.writeBytes((function + "\n").getBytes(StandardCharsets.UTF_8));
        call.writeBytes(request);
        return submit(Digest.of("submission-key", call.toByteArray()).hex(), function, request);
    }

    /// Submits a request and waits until it is in a block. After a crash or a failure the same key finds out what became of it.
    ///
    /// @param key visible ASCII without blanks
    public SubmitOutcome submit(String key, String function, byte[] request)
            throws LedgerUnavailable, IOException, InterruptedException {
        long began = System.nanoTime();
        SubmitOutcome outcome = null;
        try {
            outcome = submitter().submit(key, function, request);
            return outcome;
        } finally {
            watch.ended(function, outcome, System.nanoTime() - began);
        }
    }

    /// Settles what an earlier process sent and did not hear of; says how many there were.
    public int settleUnknown() throws LedgerUnavailable, IOException {
        return submitter().settleAll();
    }

    /// Submits a fact's own fields under the consortium that the caller takes to be in force.
    public SubmitOutcome record(String function, int consortium, Fact fact)
            throws LedgerUnavailable, IOException, InterruptedException {
        return submit(function, Requests.of(fact, consortium));
    }

    /// The sequence of the consortium in force; 0 before the first.
    public int consortiumInForce() throws LedgerUnavailable {
        return list(new FactKey(FactKind.ENACTMENT.keyType(), List.of(SubjectKind.CONSORTIUM.name()))).size();
    }

    /// The fact under a key, if one stands there.
    public Optional<Fact> get(FactKey key) throws LedgerUnavailable {
        try {
            return Optional.of(decoded(evaluate("get", Requests.text("key", key.toString()))));
        } catch (GatewayException e) {
            Optional<Refusal> refusal = Refusal.in(e);
            if (refusal.isPresent() && refusal.get().code() == LedgerReason.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed("get " + key, e);
        }
    }

    /// All facts whose keys begin with these parts, in the order of keys.
    public List<Fact> list(FactKey prefix) throws LedgerUnavailable {
        List<Fact> facts = new ArrayList<>();
        String bookmark = "";
        do {
            CanonicalValue.Obj request = Requests.with(Requests.text("prefix", prefix.toString()), "pageSize", PAGE);
            try {
                FactList page = FactList.of(evaluate("list", bookmark.isEmpty() ? request
                        : Requests.with(request, "bookmark", new CanonicalValue.Text(bookmark))));
                for (byte[] fact : page.facts()) {
                    facts.add(decoded(fact));
                }
                bookmark = page.bookmark();
            } catch (GatewayException e) {
                throw failed("list " + prefix, e);
            }
        } while (!bookmark.isEmpty());
        return facts;
    }

    /// Blocks from a number on, as they come; close it to stop.
    public CloseableIterator<Block> blocks(long from) {
        return network.newBlockEventsRequest().startBlock(from).build().getEvents();
    }

    /// How many blocks the peer has.
    public long height() throws LedgerUnavailable {
        try {
            return BlockchainInfo.parseFrom(network.getContract("qscc").evaluateTransaction("GetChainInfo", network.getName()))
                    .getHeight();
        } catch (GatewayException e) {
            throw new LedgerUnavailable("the peer does not tell its height: " + e.getStatus().getCode(), e);
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerUnavailable("the peer tells its height in another form", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        connection.close();
        if (journal != null) {
            journal.close();
        }
    }

    private byte[] evaluate(String function, CanonicalValue.Obj request) throws GatewayException {
        return contract.newProposal(function).addArguments(CanonicalJson.encode(request)).build().evaluate();
    }

    private static Fact decoded(byte[] bytes) throws LedgerUnavailable {
        try {
            return Facts.decode(bytes);
        } catch (MalformedFact e) {
            throw new LedgerUnavailable("the ledger answered with something that is no fact: " + e.getMessage(), e);
        }
    }

    private static LedgerUnavailable failed(String what, GatewayException e) {
        String why = Refusal.in(e).map(Refusal::toString).orElse(e.getStatus().getCode() + " " + e.getStatus().getDescription());
        return new LedgerUnavailable(what + ": " + why, e);
    }
}
