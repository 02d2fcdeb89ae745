package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.ReportFlag;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.part.ValueTable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What an evaluator measured of a run: each bank's worth to each bank, in nano-nats per holdout row (design `incentive.md`
/// sections 4 and 6). An enclave signs it and knows neither who records it nor when.
///
/// @param coin the run's coin, see [Coin#tossed]
/// @param coinBlock the block that committed the run's seal
/// @param instance admitted, of use EVALUATOR
/// @param parties the run's participants, sorted; rows, columns and `inputRoots` are in their order
/// @param inputRoots the last `leafSumRoot` of each
/// @param signature by the instance's SIGN key over [#signedBytes]
public record ContributionReport(PartyId by, long at, RunId run, Digest modelFileDigest, Digest coin, long coinBlock,
        int schemeSeq, String instance, int epoch, Assurance assurance, List<PartyId> parties, List<Digest> inputRoots,
        ValuationEffort effort, ValueTable values, List<ReportFlag> flags, OpaqueBytes signature) implements Fact {

    public ContributionReport {
        Shape.time("at", at);
        Shape.count("coinBlock", coinBlock);
        Shape.sequence("schemeSeq", schemeSeq);
        Shape.id("instance", instance);
        Shape.count("epoch", epoch);
        parties = Shape.set("parties", parties);
        inputRoots = List.copyOf(inputRoots);
        flags = List.copyOf(flags);
        if (inputRoots.size() != parties.size() || values.banks() != parties.size()) {
            throw new IllegalArgumentException("A report has a root, a row and a column per party");
        }
    }

    @Override
    public FactKind kind() {
        return FactKind.CONTRIBUTION_REPORT;
    }

    @Override
    public FactKey key() {
        return keyOf(run);
    }

    public static FactKey keyOf(RunId run) {
        return FactKind.CONTRIBUTION_REPORT.key(run.toString());
    }

    /// Whether a bank bears a flag.
    public boolean isFlagged(PartyId party, String code) {
        return flags.contains(new ReportFlag(party, code));
    }

    /// Whether any bank bears a flag.
    public boolean hasFlag(String code) {
        return flags.stream().anyMatch(flag -> flag.code().equals(code));
    }

    /// What the instance signs: `"riskmesh/contribution-report/1" || 0x00 ||` all fields but the signature, canonical.
    public byte[] signedBytes() {
        FactWriter out = new FactWriter();
        writeMeasured(out);
        byte[] prefix = "riskmesh/contribution-report/1\0".getBytes(StandardCharsets.US_ASCII);
        byte[] fields = CanonicalJson.encode(out.object());
        byte[] all = java.util.Arrays.copyOf(prefix, prefix.length + fields.length);
        System.arraycopy(fields, 0, all, prefix.length, fields.length);
        return all;
    }

    /// The same report with another signature.
    public ContributionReport signed(OpaqueBytes with) {
        return new ContributionReport(by, at, run, modelFileDigest, coin, coinBlock, schemeSeq, instance, epoch, assurance, parties,
                inputRoots, effort, values, flags, with);
    }

    @Override
    public void write(FactWriter out) {
        writeMeasured(out);
        out.blob("signature", signature);
    }

    private void writeMeasured(FactWriter out) {
        out.id("run", run.toString()).digest("modelFileDigest", modelFileDigest).digest("coin", coin)
                .integer("coinBlock", coinBlock).integer("schemeSeq", schemeSeq).id("instance", instance)
                .integer("epoch", epoch).constant("assurance", assurance).parties("parties", parties)
                .digests("inputRoots", inputRoots).nested("effort", effort, ValuationEffort::write)
                .nested("values", values, ValueTable::write).objects("flags", flags, ReportFlag::write);
    }

    static ContributionReport read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new ContributionReport(by, at, RunId.parse(in.id("run")), in.digest("modelFileDigest"), in.digest("coin"),
                in.whole("coinBlock"), in.sequence("schemeSeq"), in.id("instance"), in.count("epoch"),
                in.constant("assurance", Assurance.class), in.parties("parties"), in.digests("inputRoots"),
                in.nested("effort", ValuationEffort::read), in.nested("values", ValueTable::read),
                in.objects("flags", ReportFlag::read), in.blob("signature"));
    }
}
