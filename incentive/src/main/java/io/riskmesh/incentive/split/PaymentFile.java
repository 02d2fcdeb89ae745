package io.riskmesh.incentive.split;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the banks' payment departments are handed: one line per payment. The ledger names its digest; the money moves outside.
///
/// @param currency three capital letters
public record PaymentFile(Settlement settlement, String currency, List<Transfer> transfers) {

    public PaymentFile {
        transfers = List.copyOf(transfers);
    }

    /// What a `Finality` names: `Digest.of("netting", csv)`.
    public Digest digest() {
        return Digest.of("netting", csv().getBytes(StandardCharsets.UTF_8));
    }

    /// A header, then a line per payment; amounts in minor units.
    public String csv() {
        StringBuilder out = new StringBuilder("settlement,run,payment,from,to,currency,amountMinor\n");
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            out.append(settlement.id()).append(',').append(settlement.run()).append(',').append(i + 1).append(',')
                    .append(transfer.from()).append(',').append(transfer.to()).append(',').append(currency).append(',')
                    .append(transfer.amount()).append('\n');
        }
        return out.toString();
    }

    /// In the shape of ISO 20022 pain.001: a group header, one payment instruction per payment. Banks are named by their ids on
    /// the ledger, as accounts and BICs are none of its business. Ids have no character that XML would have to escape.
    ///
    /// @param created as `2026-01-31T12:00:00Z`
    /// @param decimals of the currency's minor unit, 2 for most
    public String xml(String created, int decimals) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">\n<CstmrCdtTrfInitn>\n<GrpHdr>")
                .append(tag("MsgId", settlement.id())).append(tag("CreDtTm", created))
                .append(tag("NbOfTxs", Integer.toString(transfers.size()))).append(tag("CtrlSum", amount(total(), decimals)))
                .append("<InitgPty>").append(tag("Nm", settlement.by().value())).append("</InitgPty></GrpHdr>\n");
        for (int i = 0; i < transfers.size(); i++) {
            append(out, i, created, decimals);
        }
        return out.append("</CstmrCdtTrfInitn>\n</Document>\n").toString();
    }

    private void append(StringBuilder out, int i, String created, int decimals) {
        Transfer transfer = transfers.get(i);
        String id = settlement.id() + "." + (i + 1);
        out.append("<PmtInf>").append(tag("PmtInfId", id)).append(tag("PmtMtd", "TRF")).append("<ReqdExctnDt>")
                .append(tag("Dt", created.substring(0, 10))).append("</ReqdExctnDt><Dbtr>").append(tag("Nm", transfer.from().value()))
                .append("</Dbtr><CdtTrfTxInf><PmtId>").append(tag("EndToEndId", id)).append("</PmtId><Amt><InstdAmt Ccy=\"")
                .append(currency).append("\">").append(amount(transfer.amount(), decimals)).append("</InstdAmt></Amt><Cdtr>")
                .append(tag("Nm", transfer.to().value())).append("</Cdtr><RmtInf>")
                .append(tag("Ustrd", "contributions to " + settlement.run())).append("</RmtInf></CdtTrfTxInf></PmtInf>\n");
    }

    private long total() {
        return transfers.stream().mapToLong(Transfer::amount).reduce(0, Math::addExact);
    }

    private static String tag(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private static String amount(long minor, int decimals) {
        return java.math.BigDecimal.valueOf(minor, decimals).toPlainString();
    }
}
