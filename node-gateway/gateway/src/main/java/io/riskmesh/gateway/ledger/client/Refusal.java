package io.riskmesh.gateway.ledger.client;

import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/// The contract's no.
///
/// @param detail for people; programs look at the code
public record Refusal(ReasonCode code, String detail) {
    private static final Pattern FORM = Pattern.compile("REFUSED ([a-z0-9_]{1,60})(?: (.*))?", Pattern.DOTALL);
    private static final List<ReasonCode> CODES = Stream.<ReasonCode[]>of(SharedReason.values(), LedgerReason.values(),
            SettlementReason.values(), ScoringReason.values(), GatewayReason.values()).flatMap(Stream::of).toList();

    /// Finds `REFUSED <code> <detail>` in what a peer said. Empty for anything else, also for a code that no registry knows.
    static Optional<Refusal> in(String message) {
        Matcher form = FORM.matcher(message);
        if (!form.find()) {
            return Optional.empty();
        }
        String detail = form.group(2) == null ? "" : form.group(2).replace('\n', ' ');
        return CODES.stream().filter(code -> code.code().equals(form.group(1))).findFirst()
                .map(code -> new Refusal(code, detail));
    }

    /// Endorsing peers answer in the details, an evaluating peer in the status.
    static Optional<Refusal> in(GatewayException failure) {
        return Stream.concat(failure.getDetails().stream().map(ErrorDetail::getMessage),
                        Stream.of(Optional.ofNullable(failure.getStatus().getDescription()).orElse("")))
                .map(Refusal::in).flatMap(Optional::stream).findFirst();
    }

    /// Whether endorsers came to different results, in the words of Fabric's gateway.
    static boolean isMismatch(GatewayException failure) {
        return Stream.concat(failure.getDetails().stream().map(ErrorDetail::getMessage),
                        Stream.of(Optional.ofNullable(failure.getStatus().getDescription()).orElse("")))
                .anyMatch(message -> message.contains("ProposalResponsePayloads do not match"));
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? code.code() : code.code() + " " + detail;
    }
}
