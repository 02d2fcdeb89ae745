package io.riskmesh.gateway.contribution.room;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.approval.DirectWrite;
import io.riskmesh.gateway.approval.DirectWrites;
import io.riskmesh.gateway.events.EventName;
import io.riskmesh.gateway.events.EventSink;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.reason.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look at all settlements: confirms or disputes each for this bank, once. What it decided is kept before it is sent, so that a
/// process that dies in between sends it when it is back and never twice. One thread at a time.
final class SettlementCare {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementCare.class);

    private final PartyId own;
    private final SettlementSource source;
    private final DirectWrites writes;
    private final EventSink events;
    private final SettlementMeters meters;
    private final SettlementJudge judge;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> steps = new HashMap<>();
    private final Set<String> over = new HashSet<>();

    SettlementCare(PartyId own, SettlementSource source, DirectWrites writes, EventSink events, SettlementMeters meters) {
        this.own = own;
        this.source = source;
        this.writes = writes;
        this.events = events;
        this.meters = meters;
        this.judge = new SettlementJudge(own);
    }

    void look() throws IOException {
        for (OpenSettlement each : source.settlements(over)) {
            Settlement settlement = each.state().settlement();
            Step step = judge.step(each.run(), each.state(), each.column(),
                    SettlementJudge.left(each.run().scheme(), settlement.at(), each.proposedIn(), source.now()));
            tell(settlement.id(), each.state().word(), step);
            take(settlement, step);
            if (each.state().finality().isPresent() || each.state().isVoid()) {
                over.add(settlement.id());
            }
        }
    }

    private void take(Settlement settlement, Step step) throws IOException {
        switch (step) {
            case Step.Confirm _ -> writes.byItself(new DirectWrite("confirm/" + settlement.id(), settlement.digest(), "gateway", "confirm",
                    new Confirmation(own, 0, settlement.id(), settlement.digest(), source.now().lastBlock())));
            case Step.Objection(ReasonCode code, String finding) -> writes.byItself(dispute(own, settlement, code.code(),
                    Digest.of("dispute-finding", finding.getBytes(StandardCharsets.UTF_8))));
            case Step.Wait _, Step.Nothing _ -> { }
        }
    }

    /// A dispute: the bank has one per settlement, whether a person or the gateway raised it.
    static DirectWrite dispute(PartyId own, Settlement settlement, String code, Digest evidence) {
        return new DirectWrite("dispute/" + settlement.id(), settlement.digest(), "finance", "dispute",
                new Dispute(own, 0, settlement.id(), code, evidence));
    }

    private void tell(String id, String word, Step step) {
        if (!word.equals(words.put(id, word))) {
            events.publish(EventName.SETTLEMENT_CHANGED, JsonNodeFactory.instance.objectNode().put("settlementId", id).put("state", word));
        }
        String code = step.reason().map(ReasonCode::code).orElse("");
        if (!(step.word() + code).equals(steps.put(id, step.word() + code)) && !(step instanceof Step.Nothing)) {
            meters.step(step.word(), code);
            LOG.atInfo().addKeyValue("settlement", id).addKeyValue("step", step.word()).addKeyValue("code", code)
                    .addKeyValue("finding", step instanceof Step.Objection object ? object.finding() : "").log("settlement.step");
        }
    }
}
