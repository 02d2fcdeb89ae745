package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.live.FoundedLedger;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.RunId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Drafts of kinds that no desk makes from nothing.
record TestDrafts(TestBank bank) {

    Draft model(String name, String person) throws Exception {
        return put(ApprovalKind.MODEL_VERSION, name + ".1", modelFact(name), person);
    }

    ModelVersion modelFact(String name) {
        Digest file = ApprovalRoomTest.digest(name);
        return new ModelVersion(bank.party, 0, name, 1, Optional.of(new RunId(name, 1)), file, "xgboost-ubjson", file, file, file, Optional.empty(),
                bank.ledger.authorizations().members(), List.of(), file, 0, List.of(), List.of("test"));
    }

    Draft consortium(String person) throws Exception {
        Consortium next = new Consortium(bank.party, 0, 2, bank.ledger.authorizations().members(), List.of(), ConsortiumMode.DEVELOPMENT, 3, 3, 3, 3,
                new CanonicalValue.Obj(new TreeMap<>()), 2048);
        return put(ApprovalKind.CONSORTIUM, "2." + DraftContent.digest(DecisionPlan.body(next).toBytes()), next, person);
    }

    Draft finding(String person) throws Exception {
        return put(ApprovalKind.FINDING, bank.party + ".1", new Finding(bank.party, 0, 1, bank.party, "input_disproved", new RunId("m", 1),
                Optional.empty(), ApprovalRoomTest.digest("evidence")), person);
    }

    Draft image(String id, String person) throws Exception {
        Digest digest = ApprovalRoomTest.digest(id);
        return put(ApprovalKind.REFERENCE_VALUES, id, new ReferenceValues(bank.party, 0, id, EnclaveUse.EVALUATOR, digest, Optional.empty(), 1, 1,
                List.of(), digest, true), person);
    }

    Draft grant(String person) throws Exception {
        return put(ApprovalKind.AUTHORIZATION, bank.party + ".eyes.1", FoundedLedger.grant(bank.party, "eyes", 1, Optional.empty()), person);
    }

    private Draft put(ApprovalKind kind, String subject, Fact fact, String person) throws Exception {
        OpaqueBytes body = DecisionPlan.body(fact);
        Draft draft = new Draft(ApprovalId.of(kind, subject), kind, subject, DraftContent.digest(body.toBytes()), body, bank.party,
                Optional.of(person), bank.party, Draft.Stage.WAITING, Optional.empty(), System.currentTimeMillis());
        bank.database.write(connection -> {
            DraftTable.put(connection, draft);
            return null;
        });
        return draft;
    }
}
