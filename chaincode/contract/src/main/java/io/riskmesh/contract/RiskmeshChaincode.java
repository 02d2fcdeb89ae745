package io.riskmesh.contract;

import io.riskmesh.contract.caller.CallerIdentity;
import io.riskmesh.contract.query.Query;
import io.riskmesh.contract.refusal.Refusal;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.state.LedgerState;
import io.riskmesh.contract.table.Decision;
import io.riskmesh.contract.table.Proceeding;
import io.riskmesh.contract.table.Receipt;
import io.riskmesh.contract.table.Transaction;
import io.riskmesh.contract.table.Transactions;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.reason.LedgerReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;

/// The rules of the ledger as Fabric chaincode. A call is a function of [Transactions] or of [Query] and one request; all endorsers
/// answer it with the same bytes. A refusal is a response with status 500 and a message `REFUSED <code> <detail>`, before anything
/// is written; a bug is thrown, and the peer answers in its own words. Holds no state: threads may share an object.
public class RiskmeshChaincode extends ChaincodeBase {

    private static final int OK = 200;
    /// Peers never sign from 500 up; of the numbers there the shim knows this one alone.
    private static final int REFUSED = 500;

    /// Nothing to prepare: the first consortium comes by transaction.
    @Override
    public Response init(ChaincodeStub stub) {
        return new Response(OK, "", new byte[0]);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        try {
            return answer(stub);
        } catch (Refused e) {
            return refused(e.refusal());
        } catch (MalformedFact e) {
            return refused(new Refusal(LedgerReason.MALFORMED_FACT, e.getMessage()));
        }
    }

    private static Response answer(ChaincodeStub stub) throws Refused, MalformedFact {
        String function = Optional.ofNullable(stub.getFunction()).orElse("");
        Optional<Transaction<?>> transaction = Transactions.named(function);
        Optional<Query> query = Query.all().stream().filter(known -> known.name().equals(function)).findFirst();
        Refused.unless(transaction.isPresent() || query.isPresent(), LedgerReason.UNKNOWN_FUNCTION,
                "no function of that name");
        // A public write needs a majority of endorsers, who would all see what was meant for one.
        Refused.unless(stub.getTransient().isEmpty(), LedgerReason.TRANSIENT_NOT_ALLOWED, "a transient map came with the call");
        List<byte[]> arguments = stub.getArgs();
        if (arguments.size() != 2) {
            throw new MalformedFact("Expected a function and one request, got " + arguments.size() + " arguments");
        }
        byte[] request = arguments.get(1);
        return transaction.isPresent()
                ? write(transaction.get(), request, stub)
                : new Response(OK, "", query.orElseThrow().answer(request, stub));
    }

    private static Response write(Transaction<?> transaction, byte[] request, ChaincodeStub stub) throws Refused, MalformedFact {
        Decision decision = Proceeding.decide(transaction, request, CallerIdentity.of(stub.getCreator()),
                milliseconds(stub.getTxTimestamp()), new LedgerState(stub));
        return switch (decision) {
            case Decision.Accepted(List<Fact> facts) -> written(facts, stub);
            case Decision.Declined(Refusal refusal) -> refused(refusal);
        };
    }

    private static Response written(List<Fact> facts, ChaincodeStub stub) {
        for (Fact fact : facts) {
            stub.putState(fact.key().compositeKey(), fact.canonicalBytes());
        }
        byte[] receipt = Receipt.of(facts);
        stub.setEvent(facts.getFirst().kind().id(), receipt);
        return new Response(OK, "", receipt);
    }

    /// The client chose the timestamp: one that no `long` of milliseconds holds must be no accident of the endorser.
    private static long milliseconds(Instant timestamp) throws MalformedFact {
        if (timestamp == null || timestamp.getEpochSecond() < 0 || timestamp.getEpochSecond() > Long.MAX_VALUE / 2000) {
            throw new MalformedFact("The transaction has no timestamp since the epoch");
        }
        return timestamp.toEpochMilli();
    }

    private static Response refused(Refusal refusal) {
        return new Response(REFUSED, refusal.message(), new byte[0]);
    }
}
